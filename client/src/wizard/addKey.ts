import { l10n, window } from 'vscode';
import type { CancellationToken, QuickPickItem } from 'vscode';
import type { Failed, FindingReference, Proposal, StoreReference } from '../../../server/src/protocol/requests.ts';
import { destinationOf } from '../storeLabel.ts';
import type { Secrets } from '../secrets.ts';

export type KeyAnswer =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'cancelled' }
  | Exclude<Proposal, { kind: 'ready' }>;

export interface KeyQuestion {
  readonly secrets: Secrets;
  readonly finding: FindingReference;
  readonly store: StoreReference | undefined;
  readonly name: string;
  /** What was wrong with the last key. */
  readonly again?: { readonly key: string; readonly problem: string } | undefined;
}

/** Asks under which key of a secret that is there the value is to be; a free one is filled in. */
export async function promptForKey(question: KeyQuestion, token: CancellationToken): Promise<KeyAnswer> {
  const { secrets, finding, store, name, again } = question;
  const proposal = await secrets.propose({ finding, into: name, ...(store === undefined ? {} : { store }) }, token);
  if (proposal.kind !== 'ready') return proposal;
  const key = await window.showInputBox({
    title: l10n.t('Add a Key to “{0}”', name),
    prompt: destinationOf(proposal.store, l10n.t) + (again === undefined ? '' : ` · ${again.problem}`),
    value: again?.key ?? proposal.keys[0] ?? '',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A key needs a name.') : undefined),
  });
  return key === undefined ? { kind: 'cancelled' } : { kind: 'key', key };
}

/** Lets the user choose a secret; the store searches by what is typed. Nothing when they change their mind. */
export function pickSecret(secrets: Secrets, store: StoreReference): Promise<string | Failed | undefined> {
  const pick = window.createQuickPick<QuickPickItem>();
  pick.title = l10n.t('Add a Key to an Existing Secret');
  pick.placeholder = l10n.t('Type to search the secrets of this account and region');
  pick.ignoreFocusOut = true;
  let asked = 0;
  return new Promise((resolve) => {
    /** Latest wins. */
    const search = async (filter: string): Promise<void> => {
      const own = (asked += 1);
      pick.busy = true;
      const result = await secrets.list({ store, filter });
      if (own !== asked) return;
      pick.busy = false;
      if (result.kind === 'failed') resolve(result);
      else pick.items = result.secrets.filter(({ deletedAt }) => deletedAt === undefined).map(toItem);
      if (result.kind === 'failed') pick.hide();
    };
    pick.onDidChangeValue((filter) => void search(filter));
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void search('');
  });
}

/** Shown whatever is typed: the store has searched already. */
const toItem = ({ name, description = '' }: { readonly name: string; readonly description?: string }) => ({
  label: name,
  detail: description,
  alwaysShow: true,
});
