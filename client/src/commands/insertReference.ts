import { l10n, window } from 'vscode';
import { insertReference as insertRequest } from '../../../server/src/protocol/requests.ts';
import { notify } from '../notify.ts';
import type { LastEditor } from '../lastEditor.ts';
import type { Server } from '../server.ts';
import { applyPlanned } from '../wizard/applyPlanned.ts';
import type { CommandHandler } from './register.ts';
import type { FindTarget } from './target.ts';

/**
 * Code that reads the secret, at the cursor of the editor in front, with the imports it needs. Where a secret's page
 * covers the editor, it is the editor that was in front before.
 */
export const insertReference =
  (find: FindTarget, server: Server, lastEditor: LastEditor): CommandHandler =>
  async (parameter) => {
    // From here on it is this document and this place, whatever comes to the front meanwhile.
    const editor = window.activeTextEditor ?? window.visibleTextEditors[0] ?? (await lastEditor.show());
    if (editor === undefined) {
      notify('information', l10n.t('Open the file that should read the secret first.'));
      return;
    }
    const { document } = editor;
    const offset = document.offsetAt(editor.selection.active);
    const planned = { uri: document.uri.toString(), version: document.version };
    const target = await find(parameter);
    if (target === undefined) return;
    const key = await window.showInputBox({
      title: l10n.t('Insert code that reads “{0}”', target.name),
      prompt: l10n.t('Key in the secret’s JSON. Leave it empty for the whole value.'),
    });
    if (key === undefined) return;
    const result = await server.request(insertRequest, {
      uri: planned.uri,
      documentVersion: planned.version,
      offset,
      secretName: target.name,
      ...(key === '' ? {} : { key }),
    });
    if (result.kind === 'refused') {
      notify('warning', result.message);
      return;
    }
    const applied = await applyPlanned(server, result.edit, planned);
    if (applied !== 'applied') notify('warning', l10n.t('Nothing was inserted: the file changed meanwhile.'));
    else await window.showTextDocument(document, editor.viewColumn);
  };
