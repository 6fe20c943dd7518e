import { l10n, window } from 'vscode';
import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import type { SecretTree } from '../tree/model.ts';
import type { CommandHandler } from './register.ts';
import { storeFrom } from './target.ts';

/**
 * Signs in to a profile with AWS's own tool in a terminal. No shell is involved, so that a profile's name is a
 * parameter and nothing else.
 * @param ended called when the tool has ended, however it did
 */
export function signInTo({ profile }: StoreReference, ended: () => unknown): void {
  const terminal = window.createTerminal({
    name: l10n.t('AWS sign-in'),
    shellPath: 'aws',
    shellArgs: ['sso', 'login', ...(profile === undefined ? [] : ['--profile', profile])],
  });
  const subscription = window.onDidCloseTerminal((closed) => {
    if (closed !== terminal) return;
    subscription.dispose();
    ended();
  });
  terminal.show();
}

/** On a row of the tree; what failed there is asked again afterwards. */
export const signIn =
  (tree: SecretTree): CommandHandler =>
  (parameter) => {
    const store = storeFrom(parameter);
    if (store !== undefined) signInTo(store, () => tree.refresh(store));
  };
