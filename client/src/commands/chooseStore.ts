import { l10n } from 'vscode';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import { pickStore } from '../pickStore.ts';
import type { Server } from '../server.ts';
import type { StoreChoice } from '../storeChoice.ts';
import { storeFrom } from './target.ts';
import type { CommandHandler } from './register.ts';

/** Asks where new secrets go, and remembers it for the workspace. */
export async function askForStore(server: Server, choice: StoreChoice): Promise<StoreReference | undefined> {
  const store = await pickStore(server, l10n.t('Store new secrets in'));
  if (store !== undefined) await choice.choose(store);
  return store;
}

export const chooseStore =
  (server: Server, choice: StoreChoice): CommandHandler =>
  () =>
    askForStore(server, choice);

/** On a root of the tree: new secrets go there from now on. */
export const useStore =
  (choice: StoreChoice): CommandHandler =>
  async (parameter) => {
    const store = storeFrom(parameter);
    if (store !== undefined) await choice.choose(store);
  };
