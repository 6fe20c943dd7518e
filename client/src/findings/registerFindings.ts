import { Disposable, l10n, languages, Uri, window, workspace } from 'vscode';
import type { Memento } from 'vscode';
import type { ScanSummary } from '../../../server/src/protocol/requests.ts';
import type { Registration } from '../registration.ts';
import { FindingsTree } from './findingsTree.ts';
import { groupings } from './nodes.ts';
import type { Grouping } from './nodes.ts';

export interface FindingsView extends Registration {
  readonly grouping: () => Grouping;
  groupBy(grouping: Grouping): Promise<void>;
  /** Called when a scan has ended by itself, or was cancelled. */
  scanEnded(result: ScanSummary | 'cancelled'): void;
}

const groupingKey = 'unhardcode.findings.grouping';

/** Events come in bursts while results stream in: they are worked off together. In milliseconds. */
const pause = 150;

export function registerFindings(state: Memento): FindingsView {
  const grouping = (): Grouping => groupings.find((one) => one === state.get(groupingKey)) ?? 'file';
  const tree = new FindingsTree(grouping);
  const view = window.createTreeView('unhardcode.findings', { treeDataProvider: tree, showCollapseAll: true });
  let timer: NodeJS.Timeout | undefined;
  let scanned: string | undefined;
  let hidden = 0;
  const changed = new Map<string, Uri>();

  function read(): void {
    timer = undefined;
    const sum = tree.read(changed.values());
    changed.clear();
    hidden = sum.hidden;
    const { count } = sum;
    view.badge =
      count === 0 ? undefined : { value: count, tooltip: l10n.t('{0} hardcoded credentials', String(count)) };
    showMessage();
  }

  function readSoon({ uris }: { readonly uris: readonly Uri[] }): void {
    for (const uri of uris) changed.set(uri.toString(), uri);
    timer ??= setTimeout(read, pause);
  }

  function showMessage(): void {
    const left =
      hidden === 0
        ? undefined
        : l10n.t('{0} more findings are not listed: “unhardcode scan” lists all of them.', hidden.toLocaleString());
    view.message = [scanned, left].filter((part) => part !== undefined).join(' ');
  }

  const subscriptions = Disposable.from(
    view,
    tree,
    languages.onDidChangeDiagnostics(readSoon),
    new Disposable(() => clearTimeout(timer)),
  );
  readSoon({ uris: languages.getDiagnostics().map(([uri]) => uri) });
  read();

  return {
    grouping,
    async groupBy(chosen) {
      await state.update(groupingKey, chosen);
      tree.refresh();
    },
    scanEnded(result) {
      if (result === 'cancelled') {
        scanned = l10n.t('The last scan was cancelled: not every file was looked at.');
        showMessage();
        return;
      }
      scanned = l10n.t('The last scan looked at {0} files.', result.files.toLocaleString());
      showMessage();
      tree.setScan({
        skipped: result.skipped.map(({ path, reason }) => {
          const uri = Uri.file(path);
          return { uri: uri.toString(), path: workspace.asRelativePath(uri).replaceAll('\\', '/'), reason };
        }),
      });
    },
    dispose: () => void subscriptions.dispose(),
  };
}
