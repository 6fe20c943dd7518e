import { commands, l10n, languages, window } from 'vscode';
import type { CodeAction, Command, Range, TextDocument } from 'vscode';
import { migrateCommand } from '../../../server/src/protocol/requests.ts';
import { isFinding } from '../findings/isFinding.ts';
import { notify } from '../notify.ts';
import type { CommandHandler } from './register.ts';

/** The quick fix of the credential at the cursor, without the light bulb. The only one in the file will do as well. */
export const storeAtCursor: CommandHandler = async () => {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    notify('information', l10n.t('Open a file with a hardcoded credential first.'));
    return;
  }
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(isFinding)
    .map(({ range }) => range);
  const here = found.find((range) => range.intersection(editor.selection) !== undefined);
  const onLine = found.find((range) => range.start.line === editor.selection.active.line);
  const range = here ?? onLine ?? (found.length === 1 ? found[0] : undefined);
  if (range === undefined) {
    notify('information', l10n.t('There is no hardcoded credential at the cursor.'), [
      { title: l10n.t('Go to the Next'), run: () => commands.executeCommand('unhardcode.nextFinding') },
    ]);
    return;
  }
  await storeAt(editor.document, range);
};

/** The same for a place of a document that is shown. */
export async function storeAt(document: TextDocument, range: Range): Promise<void> {
  const action = await quickFixAt(document, range);
  if (action?.command !== undefined) {
    await commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as readonly unknown[]));
  } else notify('warning', action?.disabled?.reason ?? l10n.t('There is no fix for this place.'));
}

async function quickFixAt(document: TextDocument, range: Range): Promise<CodeAction | undefined> {
  const actions = await commands.executeCommand<readonly (CodeAction | Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    'quickfix',
  );
  const ours = actions.filter((action): action is CodeAction => isOurs(action));
  return ours.find(({ isPreferred }) => isPreferred === true) ?? ours.find(({ disabled }) => disabled !== undefined);
}

const isOurs = (action: CodeAction | Command): boolean =>
  typeof action.command !== 'string' && (action.command?.command === migrateCommand || 'disabled' in action);
