import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { scanWorkspace } from '../../../server/src/protocol/requests.ts';
import type { ScanSummary } from '../../../server/src/protocol/requests.ts';
import { rangeOf } from '../findings/findingsTree.ts';
import type { FindingsNode, Grouping } from '../findings/nodes.ts';
import type { FindingsView } from '../findings/registerFindings.ts';
import type { LanguageServer } from '../languageClient.ts';
import { notify } from '../notify.ts';
import type { CommandHandler } from './register.ts';
import { storeAt } from './storeAtCursor.ts';

/** Looks at every file of the workspace. What is found shows while the scan goes on. */
export const scanForCredentials =
  (server: LanguageServer, view: FindingsView): CommandHandler =>
  async () => {
    if (workspace.workspaceFolders === undefined) {
      notify('information', l10n.t('Open a folder to scan it for credentials.'));
      return;
    }
    await commands.executeCommand('unhardcode.findings.focus');
    const title = l10n.t('Scanning the workspace for credentials');
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    const result = await window.withProgress(options, async (progress, token): Promise<ScanSummary | 'cancelled'> => {
      try {
        return await server.requestWithProgress(scanWorkspace, {}, (step) => progress.report(step), token);
      } catch (error) {
        if (!token.isCancellationRequested) throw error;
        return 'cancelled';
      }
    });
    view.scanEnded(result);
  };

/** How the rows of the view are put together. */
export const groupFindings =
  (view: FindingsView): CommandHandler =>
  async () => {
    const rows: readonly { readonly label: string; readonly grouping: Grouping }[] = [
      { label: l10n.t('By folder and file'), grouping: 'file' },
      { label: l10n.t('By rule'), grouping: 'rule' },
      { label: l10n.t('By kind'), grouping: 'kind' },
      { label: l10n.t('By confidence'), grouping: 'level' },
    ];
    const chosen = await window.showQuickPick(
      rows.map((row) => ({ ...row, ...(row.grouping === view.grouping() ? { description: l10n.t('current') } : {}) })),
      { title: l10n.t('Group findings') },
    );
    if (chosen !== undefined) await view.groupBy(chosen.grouping);
  };

/** Opens the place of a row and offers to store what is there. */
export const storeFinding: CommandHandler = async (node) => {
  if (!isFindingNode(node)) return;
  const range = rangeOf(node.finding);
  const editor = await window.showTextDocument(Uri.parse(node.finding.uri), { selection: range });
  await storeAt(editor.document, range);
};

const isFindingNode = (node: unknown): node is Extract<FindingsNode, { kind: 'finding' }> =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'finding';
