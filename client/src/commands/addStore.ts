import { commands, l10n } from 'vscode';
import { pickStore } from '../pickStore.ts';
import type { Server } from '../server.ts';
import type { StoreChoice } from '../storeChoice.ts';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import { storeKey } from '../storeLabel.ts';
import type { CommandHandler } from './register.ts';
import { storeFrom } from './target.ts';

/** @param roots what the view shows now */
export const addStore =
  (server: Server, choice: StoreChoice, roots: () => Promise<readonly StoreReference[]>): CommandHandler =>
  async () => {
    const store = await pickStore(server, l10n.t('Show secrets of'));
    if (store === undefined) return;
    await choice.setRoots([...(await roots()), store]);
    await commands.executeCommand('unhardcode.secrets.focus');
  };

export const removeStore =
  (choice: StoreChoice, roots: () => Promise<readonly StoreReference[]>): CommandHandler =>
  async (parameter) => {
    const store = storeFrom(parameter);
    if (store === undefined) return;
    await choice.setRoots((await roots()).filter((root) => storeKey(root) !== storeKey(store)));
  };
