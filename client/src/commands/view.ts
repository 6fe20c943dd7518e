import { commands, l10n, window } from 'vscode';
import type { SecretTree } from '../tree/model.ts';
import type { CommandHandler } from './register.ts';
import { storeFrom } from './target.ts';

const filteredContext = 'unhardcode.filtered';

/** Forgets what is loaded and asks again; of one store when the parameter is one of its rows. */
export const refresh =
  (tree: SecretTree): CommandHandler =>
  (parameter) =>
    tree.refresh(storeFrom(parameter));

export const loadMore =
  (tree: SecretTree): CommandHandler =>
  async (parameter) => {
    const store = storeFrom(parameter);
    if (store !== undefined) await tree.loadMore(store);
  };

/** Searches on the server, in names, descriptions and tags. */
export const filter =
  (tree: SecretTree): CommandHandler =>
  async () => {
    const text = await window.showInputBox({
      title: l10n.t('Filter secrets'),
      prompt: l10n.t('Words that names, descriptions or tags begin with. Empty shows all.'),
      value: tree.filter,
    });
    if (text !== undefined) await setFilter(tree, text.trim());
  };

export const clearFilter =
  (tree: SecretTree): CommandHandler =>
  () =>
    setFilter(tree, '');

async function setFilter(tree: SecretTree, text: string): Promise<void> {
  tree.setFilter(text);
  await commands.executeCommand('setContext', filteredContext, text !== '');
}
