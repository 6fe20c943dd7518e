import { l10n, ThemeIcon, window } from 'vscode';
import type { Disposable, InputBox } from 'vscode';
import type { Proposal } from '../../../server/src/protocol/requests.ts';
import { destinationOf } from '../storeLabel.ts';

export type ReadyProposal = Extract<Proposal, { kind: 'ready' }>;

export type NameAnswer =
  | { readonly kind: 'named'; readonly name: string; readonly proposal: ReadyProposal }
  | { readonly kind: 'other-store' }
  | { readonly kind: 'existing'; readonly proposal: ReadyProposal }
  | { readonly kind: 'cancelled' }
  | Exclude<Proposal, ReadyProposal>;

export interface NameQuestion {
  /** Runs while the prompt already shows. */
  readonly proposal: Promise<Proposal>;
  /** Says what is wrong with a name, or nothing. */
  readonly check: (name: string) => Promise<string | undefined>;
  /** A name to start with instead of the proposed one, and what was wrong with the last. */
  readonly again?: { readonly name: string; readonly problem: string };
}

/** The one prompt of the quick path: a good name is filled in, and the text says where the secret will be. */
export async function promptForName(question: NameQuestion): Promise<NameAnswer> {
  const input = window.createInputBox();
  const subscriptions: Disposable[] = [];
  input.title = l10n.t('Move to AWS Secrets Manager');
  input.placeholder = l10n.t('Finding a good name…');
  const otherStore = { iconPath: new ThemeIcon('account'), tooltip: l10n.t('Store in another account or region…') };
  const existing = { iconPath: new ThemeIcon('key'), tooltip: l10n.t('Add a key to an existing secret…') };
  input.buttons = [otherStore];
  input.ignoreFocusOut = true;
  input.busy = true;
  input.enabled = false;
  input.show();
  try {
    return await new Promise<NameAnswer>((resolve, reject) => {
      subscriptions.push(
        input.onDidHide(() => resolve({ kind: 'cancelled' })),
        input.onDidTriggerButton((button) => {
          if (button !== existing) resolve({ kind: 'other-store' });
        }),
      );
      question.proposal.then((proposal) => {
        if (proposal.kind !== 'ready') {
          resolve(proposal);
          return;
        }
        input.buttons = [existing, otherStore];
        subscriptions.push(
          input.onDidTriggerButton((button) => {
            if (button === existing) resolve({ kind: 'existing', proposal });
          }),
          ...askIn(input, question, proposal, (name) => resolve({ kind: 'named', name, proposal })),
        );
      }, reject);
    });
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
    input.dispose();
  }
}

function askIn(
  input: InputBox,
  { check, again }: NameQuestion,
  proposal: ReadyProposal,
  accept: (name: string) => void,
): readonly Disposable[] {
  input.value = again?.name ?? proposal.secretName;
  input.prompt = promptOf(proposal);
  input.placeholder = l10n.t('Name of the secret');
  input.validationMessage = again?.problem;
  input.busy = false;
  input.enabled = true;

  /** Latest wins: an answer for a name that is no longer there is dropped. */
  async function problemOf(name: string): Promise<string | undefined> {
    const problem = await check(name);
    if (input.value === name) input.validationMessage = problem;
    return problem;
  }
  return [
    input.onDidChangeValue((name) => void problemOf(name)),
    input.onDidAccept(async () => {
      const name = input.value;
      if ((await problemOf(name)) === undefined && input.value === name) accept(name);
    }),
  ];
}

function promptOf({ store, keys, places }: ReadyProposal): string {
  const what = l10n.t('Key {0}', keys.map((key) => `“${key}”`).join(', '));
  const where = places === 1 ? '' : l10n.t(' · replaces {0} places', places);
  return `${destinationOf(store, l10n.t)} · ${what}${where}`;
}
