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

  function read(): void {
    timer = undefined;
    const count = tree.read();
    view.badge =
      count === 0 ? undefined : { value: count, tooltip: l10n.t('{0} hardcoded credentials', String(count)) };
  }

  const subscriptions = Disposable.from(
    view,
    tree,
    languages.onDidChangeDiagnostics(() => (timer ??= setTimeout(read, pause))),
    new Disposable(() => clearTimeout(timer)),
  );
  read();

  return {
    grouping,
    async groupBy(chosen) {
      await state.update(groupingKey, chosen);
      tree.refresh();
    },
    scanEnded(result) {
      if (result === 'cancelled') {
        view.message = l10n.t('The last scan was cancelled: not every file was looked at.');
        return;
      }
      view.message = l10n.t('The last scan looked at {0} files.', result.files.toLocaleString());
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
