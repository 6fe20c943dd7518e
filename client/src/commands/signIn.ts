import { homedir } from 'node:os';
import { l10n, window } from 'vscode';
import type { SignIn } from '../../../server/src/protocol/requests.ts';
import type { SecretTree } from '../tree/model.ts';
import type { CommandHandler } from './register.ts';

/**
 * Signs in with AWS's own tool in a terminal. No shell is involved, so that a profile's name is a parameter and nothing
 * else. Neither the folder that is open nor its settings have a say: a program called `aws` may lie there, and
 * `terminal.integrated.env` may be set there.
 * @param ended called when the tool has ended, however it did
 */
export function signInTo({ tool, profile }: SignIn, ended: () => unknown): void {
  const terminal = window.createTerminal({
    name: l10n.t('AWS sign-in'),
    shellPath: 'aws',
    shellArgs: [
      ...(tool === 'sso' ? ['sso', 'login'] : ['login']),
      ...(profile === undefined ? [] : ['--profile', profile]),
    ],
    cwd: homedir(),
    env: { ...process.env },
    strictEnv: true,
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
    const node = parameter as { readonly signIn?: SignIn } | undefined;
    if (node?.signIn !== undefined) signInTo(node.signIn, () => tree.retry());
  };
