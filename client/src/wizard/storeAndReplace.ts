import { CancellationTokenSource, commands, l10n, ProgressLocation, Uri, window } from 'vscode';
import { checkName } from '../../../server/src/protocol/requests.ts';
import type {
  ApplyParams,
  ApplyResult,
  Failed,
  FindingReference,
  SecretReference,
  SignIn,
  StoreReference,
} from '../../../server/src/protocol/requests.ts';
import { notify } from '../notify.ts';
import type { Action } from '../notify.ts';
import type { Secrets } from '../secrets.ts';
import type { Server } from '../server.ts';
import type { StoreChoice } from '../storeChoice.ts';
import { sandboxStore } from '../storeLabel.ts';
import { applyPlanned, openDocument } from './applyPlanned.ts';
import { pickSecret, promptForKey } from './addKey.ts';
import { askAboutTaken } from './nameTaken.ts';
import { otherNameThan } from './otherName.ts';
import { promptForName } from './promptForName.ts';
import type { NameAnswer, NameQuestion } from './promptForName.ts';
import { toMark } from './undoWatch.ts';
import type { MadeSecret, UndoWatch } from './undoWatch.ts';

export interface WizardParts {
  readonly server: Server;
  readonly secrets: Secrets;
  readonly choice: StoreChoice;
  readonly undoWatch: UndoWatch;
  /** Asks for another account or region; nothing when the user changes their mind. */
  chooseStore(): Promise<StoreReference | undefined>;
  /** Signs in with AWS's own tool. */
  signIn(signIn: SignIn, ended: () => unknown): void;
  /** Called after something was stored. */
  stored(secret: MadeSecret): void;
  /** Opens a secret's details and selects it in the tree. */
  show(secret: MadeSecret): Promise<void>;
}

type Stored = Extract<ApplyResult, { kind: 'stored' }>;

/**
 * The quick path: one prompt, then stored, read back, and the code rewritten. Each outcome is said in words: nothing
 * was stored; stored and replaced; stored and not replaced.
 */
export async function storeAndReplace(parts: WizardParts, finding: FindingReference): Promise<void> {
  // There is nothing to ask: the value is stored already.
  if (finding.reuse !== undefined) {
    return conclude(parts, finding, await store(parts, finding, { secretName: finding.reuse.secretName }));
  }
  let again: NameQuestion['again'];
  for (;;) {
    const answer = await askForName(parts, finding, again);
    if (answer.kind === 'other-store') {
      await parts.chooseStore();
      again = undefined;
    } else if (answer.kind === 'existing') {
      return addToExisting(parts, finding, answer.proposal.store.store);
    } else if (answer.kind === 'named') {
      const result = await store(parts, finding, { secretName: answer.name });
      if (result.kind === 'failed' && result.code === 'scheduled-for-deletion') {
        offerRestore(parts, finding, { store: answer.proposal.store.store, id: answer.name }, result);
        return;
      }
      if (result.kind !== 'failed' || result.code !== 'name-taken') return conclude(parts, finding, result);
      const other = otherNameThan(answer.name);
      const choice = await askAboutTaken(answer.name, other);
      if (choice === 'add-key') return addKey(parts, finding, answer.name);
      if (choice === undefined) return;
      again = { name: other, problem: result.message };
    } else {
      if (answer.kind !== 'cancelled') sayNothingStored(parts, finding, answer);
      return;
    }
  }
}

async function addToExisting(parts: WizardParts, finding: FindingReference, from: StoreReference): Promise<void> {
  const name = await pickSecret(parts.secrets, from);
  if (typeof name === 'string') return addKey(parts, finding, name);
  if (name !== undefined) sayNothingStored(parts, finding, name);
}

/** A name keeps its secret until it is deleted for good: it can be had back, and take the value as a key. */
function offerRestore(
  parts: WizardParts,
  finding: FindingReference,
  secret: SecretReference,
  { message }: Failed,
): void {
  const restore: Action = {
    title: l10n.t('Restore and Add a Key'),
    run: async () => {
      const restored = await parts.secrets.restore(secret);
      if (restored.kind === 'failed') sayNothingStored(parts, finding, restored);
      else await addKey(parts, finding, secret.id);
    },
  };
  const other: Action = { title: l10n.t('Choose Another Name…'), run: () => storeAndReplace(parts, finding) };
  notify('warning', l10n.t('Nothing was stored, the code is as it was: {0}', message), [restore, other]);
}

/** A further key of a secret that is there. A key that has another value is asked for again. */
async function addKey(parts: WizardParts, finding: FindingReference, name: string): Promise<void> {
  const { secrets, choice } = parts;
  let again: { readonly key: string; readonly problem: string } | undefined;
  for (;;) {
    const cancellation = new CancellationTokenSource();
    const question = { secrets, finding, store: choice.chosen, name, again };
    const answer = await promptForKey(question, cancellation.token).finally(() => cancellation.dispose());
    if (answer.kind !== 'key') {
      if (answer.kind !== 'cancelled') sayNothingStored(parts, finding, answer);
      return;
    }
    const result = await store(parts, finding, { secretName: name, key: answer.key });
    if (result.kind !== 'failed' || result.code !== 'name-taken') return conclude(parts, finding, result);
    again = { key: answer.key, problem: result.message };
  }
}

async function askForName(
  { server, secrets, choice }: WizardParts,
  finding: FindingReference,
  again: NameQuestion['again'],
): Promise<NameAnswer> {
  const cancellation = new CancellationTokenSource();
  const target = choice.chosen === undefined ? {} : { store: choice.chosen };
  try {
    return await promptForName({
      proposal: secrets.propose({ finding, ...target }, cancellation.token),
      check: async (name) => (await server.request(checkName, { name })).problem,
      ...(again === undefined ? {} : { again }),
    });
  } finally {
    cancellation.cancel();
    cancellation.dispose();
  }
}

async function store(
  { secrets, choice }: WizardParts,
  finding: FindingReference,
  wish: Pick<ApplyParams, 'key' | 'secretName'>,
): Promise<ApplyResult> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Storing “{0}” and reading it back', wish.secretName),
    cancellable: true,
  };
  const target = choice.chosen === undefined ? {} : { store: choice.chosen };
  return window.withProgress(options, async (_, token) => secrets.apply({ finding, ...wish, ...target }, token));
}

async function conclude(parts: WizardParts, finding: FindingReference, result: ApplyResult): Promise<void> {
  if (result.kind !== 'stored') {
    sayNothingStored(parts, finding, result);
    return;
  }
  const before = openDocument(finding.uri)?.getText();
  const applied = await applyPlanned(parts.server, result.edit, { uri: finding.uri, version: finding.documentVersion });
  const secret: MadeSecret = { store: result.store, arn: result.arn, name: result.secretName };
  parts.stored(secret);
  if (applied !== 'applied') {
    sayNotReplaced(parts, secret, applied);
    return;
  }
  const after = openDocument(finding.uri)?.getText();
  if (result.created && before !== undefined && after !== undefined) {
    parts.undoWatch.watch(finding.uri, toMark(before), toMark(after), secret);
  }
  sayReplaced(parts, finding, result, secret, after === undefined ? undefined : toMark(after).mark);
}

function sayReplaced(
  parts: WizardParts,
  finding: FindingReference,
  result: Stored,
  secret: MadeSecret,
  after: string | undefined,
): void {
  const message = result.created
    ? l10n.t('Stored as “{0}” and replaced in the code.', secret.name)
    : result.addedKey !== undefined
      ? l10n.t('Added key “{0}” to “{1}” and replaced in the code.', result.addedKey, secret.name) + mergedNote(result)
      : l10n.t('Replaced in the code by “{0}”, which holds the value already.', secret.name);
  notify('information', message, [
    showSecretAction(parts, secret),
    { title: l10n.t('Undo…'), run: () => undoIn(finding.uri, after) },
  ]);
}

const mergedNote = ({ merged }: Stored): string =>
  merged === true ? ` ${l10n.t('Somebody else changed it at the same moment; their change is kept.')}` : '';

function sayNotReplaced(parts: WizardParts, secret: MadeSecret, applied: 'moved' | 'rejected'): void {
  const why =
    applied === 'moved' ? l10n.t('the file changed meanwhile') : l10n.t('the editor did not accept the change');
  notify(
    'warning',
    l10n.t('Stored as “{0}”, but the code is as it was: {1}. Use the quick fix again to replace it.', secret.name, why),
    [showSecretAction(parts, secret)],
  );
}

function sayNothingStored(parts: WizardParts, finding: FindingReference, result: Exclude<ApplyResult, Stored>): void {
  if (result.kind === 'failed' && result.storedName !== undefined) {
    const text = l10n.t('Stored as “{0}”, but the code is as it was: {1}', result.storedName, result.message);
    notify('warning', text);
    return;
  }
  const text = l10n.t('Nothing was stored, the code is as it was: {0}', result.message);
  if (result.kind === 'refused') notify('warning', text);
  else if (result.code !== 'cancelled') notify('error', text, remediesFor(parts, finding, result));
}

/** What to do about a failure, where it is in the user's hand. */
function remediesFor(parts: WizardParts, finding: FindingReference, failure: Failed): readonly Action[] {
  const retry = (): Promise<void> => storeAndReplace(parts, finding);
  const other: Action = {
    title: l10n.t('Choose Account and Region…'),
    run: async () => (await parts.chooseStore()) && (await retry()),
  };
  const sandbox: Action = {
    title: l10n.t('Use the Sandbox'),
    run: async () => {
      await parts.choice.choose(sandboxStore);
      await retry();
    },
  };
  const how = failure.signIn;
  const signIn: readonly Action[] =
    how === undefined ? [] : [{ title: l10n.t('Sign In…'), run: () => parts.signIn(how, retry) }];
  switch (failure.code) {
    case 'sign-in-expired':
      return [...signIn, other];
    case 'no-credentials':
      return [...signIn, other, sandbox];
    case 'no-region':
    case 'profile-not-found':
      return [other, sandbox];
    case 'access-denied':
      return [other];
    default:
      return [{ title: l10n.t('Try Again'), run: retry }];
  }
}

const showSecretAction = (parts: WizardParts, secret: MadeSecret): Action => ({
  title: l10n.t('Show Secret'),
  run: () => parts.show(secret),
});

/** Undoes the edit if the document is still what the edit made of it; the offer about the secret follows by itself. */
async function undoIn(uri: string, after: string | undefined): Promise<void> {
  const document = openDocument(uri);
  if (document === undefined || toMark(document.getText()).mark !== after) {
    notify('warning', l10n.t('The file has changed since. Undo step by step in {0}.', Uri.parse(uri).path));
    return;
  }
  await window.showTextDocument(document);
  await commands.executeCommand('undo');
}
