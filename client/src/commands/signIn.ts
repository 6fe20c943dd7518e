import { l10n, window } from 'vscode';
import type { SecretTree } from '../tree/model.ts';
import type { CommandHandler } from './register.ts';
import { storeFrom } from './target.ts';

/**
 * Signs in to a profile with AWS's own tool in a terminal, and asks again when it has ended. No shell is involved, so
 * that a profile's name is a parameter and nothing else.
 */
export const signIn =
  (tree: SecretTree): CommandHandler =>
  (parameter) => {
    const store = storeFrom(parameter);
    if (store === undefined) return;
    const terminal = window.createTerminal({
      name: l10n.t('AWS sign-in'),
      shellPath: 'aws',
      shellArgs: ['sso', 'login', ...(store.profile === undefined ? [] : ['--profile', store.profile])],
    });
    const subscription = window.onDidCloseTerminal((closed) => {
      if (closed !== terminal) return;
      subscription.dispose();
      tree.refresh(store);
    });
    terminal.show();
  };
