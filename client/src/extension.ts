import { window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { createSecretClipboard } from './clipboard.ts';
import { askForStore } from './commands/chooseStore.ts';
import { commandHandlers } from './commands/index.ts';
import { registerCommands, registerQuickFix } from './commands/register.ts';
import { signInTo } from './commands/signIn.ts';
import { findTarget } from './commands/target.ts';
import type { Target } from './commands/target.ts';
import { createDestination } from './destination.ts';
import { watchLastEditor } from './lastEditor.ts';
import { registerFindings } from './findings/registerFindings.ts';
import { startLanguageServer } from './languageClient.ts';
import { secretsBehind } from './secrets.ts';
import { createStatusBar } from './statusBar.ts';
import { createStoreChoice } from './storeChoice.ts';
import { registerTree } from './tree/registerTree.ts';
import { createSecretPanels } from './webview/secretDetails/panels.ts';
import { offerDeletion } from './wizard/offerDeletion.ts';
import { storeAndReplace } from './wizard/storeAndReplace.ts';
import { createUndoWatch } from './wizard/undoWatch.ts';
import type { MadeSecret } from './wizard/undoWatch.ts';

/** Wires the parts and hands each what it needs. Nothing of AWS happens before the user asks for it. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Unhardcode', { log: true });
  const server = startLanguageServer(context, output);
  const choice = createStoreChoice(context.workspaceState);
  const destination = createDestination(server, choice);
  const secrets = secretsBehind(server, destination.learn);
  const tree = registerTree(server, secrets, choice);
  const clipboard = createSecretClipboard();
  const panels = createSecretPanels(context.extensionUri, secrets, clipboard);
  const undoWatch = createUndoWatch((secret) => offerDeletion(secrets, secret, () => tree.model.refresh(secret.store)));
  const findings = registerFindings(context.workspaceState);
  const lastEditor = watchLastEditor();
  const statusBar = createStatusBar(destination);
  const wizard = {
    server,
    secrets,
    choice,
    undoWatch,
    chooseStore: () => askForStore(server, choice),
    signIn: signInTo,
    stored: () => tree.model.refresh(),
    show: async ({ store, arn, name }: MadeSecret) => {
      await Promise.all([panels.show({ store, id: arn }, name), tree.select(store, arn)]);
    },
  };
  const changed = (target: Target): void => {
    tree.model.refresh(target.reference.store);
    void panels.refresh(target.reference);
  };
  const roots = async () => (await tree.prepare()).roots;
  const parts = {
    server,
    secrets,
    choice,
    tree: tree.model,
    panels,
    clipboard,
    lastEditor,
    findings,
    output,
    changed,
    roots,
  };
  const handlers = commandHandlers({ ...parts, find: findTarget(tree.prepare) });
  context.subscriptions.push(
    output,
    server,
    choice,
    destination,
    tree,
    clipboard,
    panels,
    undoWatch,
    lastEditor,
    findings,
    statusBar,
    registerCommands(handlers, output),
    registerQuickFix(output, (finding) => storeAndReplace(wizard, finding)),
  );
}
