import type { LogOutputChannel } from 'vscode';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import type { SecretClipboard } from '../clipboard.ts';
import type { FindingsView } from '../findings/registerFindings.ts';
import type { LastEditor } from '../lastEditor.ts';
import type { LanguageServer } from '../languageClient.ts';
import type { Secrets } from '../secrets.ts';
import type { StoreChoice } from '../storeChoice.ts';
import type { SecretTree } from '../tree/model.ts';
import type { SecretPanels } from '../webview/secretDetails/panels.ts';
import { addStore, removeStore } from './addStore.ts';
import { chooseStore, useStore } from './chooseStore.ts';
import { deleteSecret, restoreSecret } from './deleteSecret.ts';
import type { Changed } from './deleteSecret.ts';
import { groupFindings, scanForCredentials, storeFinding } from './findings.ts';
import { insertReference } from './insertReference.ts';
import { nextFinding } from './nextFinding.ts';
import type { CommandHandler } from './register.ts';
import { startSandbox, stopSandbox } from './sandbox.ts';
import { copyArn, copyName, copyValue, openInConsole, showSecret } from './secretCommands.ts';
import { getStarted, showMenu } from './showMenu.ts';
import { signIn } from './signIn.ts';
import type { CommandId } from './specs.ts';
import { storeAtCursor } from './storeAtCursor.ts';
import type { FindTarget } from './target.ts';
import { clearFilter, filter, loadMore, refresh } from './view.ts';

export interface CommandParts {
  readonly server: LanguageServer;
  readonly secrets: Secrets;
  readonly choice: StoreChoice;
  readonly tree: SecretTree;
  readonly panels: SecretPanels;
  readonly clipboard: SecretClipboard;
  readonly output: LogOutputChannel;
  readonly find: FindTarget;
  readonly changed: Changed;
  readonly lastEditor: LastEditor;
  readonly findings: FindingsView;
  readonly roots: () => Promise<readonly StoreReference[]>;
}

/** Command id to handler, one row each. */
export function commandHandlers(parts: CommandParts): Readonly<Record<CommandId, CommandHandler>> {
  const { server, secrets, choice, tree, panels, clipboard, output, find, changed, roots } = parts;
  return {
    'unhardcode.storeAtCursor': storeAtCursor,
    'unhardcode.nextFinding': nextFinding,
    'unhardcode.scanWorkspace': scanForCredentials(server, parts.findings),
    'unhardcode.groupFindings': groupFindings(parts.findings),
    'unhardcode.storeFinding': storeFinding,
    'unhardcode.chooseStore': chooseStore(server, choice),
    'unhardcode.startSandbox': startSandbox(server, choice),
    'unhardcode.stopSandbox': stopSandbox(server, choice),
    'unhardcode.addStore': addStore(server, choice, roots),
    'unhardcode.removeStore': removeStore(choice, roots),
    'unhardcode.useStore': useStore(choice),
    'unhardcode.refresh': () => tree.refresh(),
    'unhardcode.refreshStore': refresh(tree),
    'unhardcode.signIn': signIn(tree),
    'unhardcode.filter': filter(tree),
    'unhardcode.clearFilter': clearFilter(tree),
    'unhardcode.loadMore': loadMore(tree),
    'unhardcode.showSecret': showSecret(find, panels),
    'unhardcode.revealValue': showSecret(find, panels, { read: true }),
    'unhardcode.copyName': copyName(find),
    'unhardcode.copyArn': copyArn(find),
    'unhardcode.copyValue': copyValue(find, secrets, clipboard),
    'unhardcode.insertReference': insertReference(find, server, parts.lastEditor),
    'unhardcode.openInConsole': openInConsole(find, secrets),
    'unhardcode.deleteSecret': deleteSecret(find, secrets, changed),
    'unhardcode.restoreSecret': restoreSecret(find, secrets, changed),
    'unhardcode.showMenu': showMenu,
    'unhardcode.showOutput': () => output.show(),
    'unhardcode.getStarted': getStarted,
    'unhardcode.restartServer': () => server.restart(),
  };
}
