import { MessageType } from 'vscode-languageserver-protocol';
import { migrateCommand } from '../../protocol/requests.ts';
import type { Failed, FindingReference, Refused } from '../../protocol/requests.ts';
import type { MigrationPlan } from '../../remediation/migration.ts';
import { StoreError } from '../../secrets/store.ts';
import type { SecretStore } from '../../secrets/store.ts';
import { findingReferenceOf } from '../fromLsp.ts';
import { unlessAborted } from '../guarded.ts';
import type { Host } from '../host.ts';
import type { Place } from '../place.ts';
import { reuseStored } from '../reuseStored.ts';
import { serial } from '../serial.ts';
import type { ServerCommand } from '../serverCommand.ts';
import { storeMigration } from '../storeMigration.ts';
import type { StoredMigration } from '../storeMigration.ts';
import { openStore } from '../stores.ts';
import { toFailed } from '../toLsp.ts';

/** What a client gets for the command. The user is told in words as well, for most editors show no result. */
type CommandResult =
  | { readonly kind: 'done'; readonly secretNames: readonly string[]; readonly arn: string }
  | Refused
  | (Failed & { readonly storedName?: string });

/**
 * The command behind the quick fix, for every editor whose client does not ask by itself: default answers do
 * everything, in the order plan, create, read back and compare, edit.
 */
export const migrateServerCommand: ServerCommand = {
  id: migrateCommand,
  isOffered: ({ asks, appliesEdits }) => !asks && appliesEdits,
  attach(host) {
    const oneAtATime = serial();
    // By the place, which is another one when the document is opened again.
    const finished = new WeakMap<Place, Map<string, CommandResult>>();
    return async (given, { signal }) => {
      const reference = findingReferenceOf(given[0]);
      return oneAtATime(async () => {
        signal.throwIfAborted();
        const place = host.documents.place(reference.uri);
        const done = finished.get(place) ?? new Map<string, CommandResult>();
        finished.set(place, done);
        const key = `${reference.documentVersion}:${reference.start}:${reference.reuse?.secretName ?? ''}`;
        // Sent twice before the edit of the first has come back as a new version.
        const result = done.get(key) ?? (await unlessAborted(run(host, reference, signal), signal));
        if (result.kind === 'done') done.set(key, result);
        return result;
      });
    };
  },
};

async function run(host: Host, reference: FindingReference, signal: AbortSignal): Promise<CommandResult> {
  const { tell, settings } = host;
  const created: string[] = [];
  const underWay = new Set<string>();
  const withLeftover = (message: string): string => message + leftover(created);
  const listener = {
    onCreating: (name: string) => void underWay.add(name),
    onCreated: (name: string) => (underWay.delete(name), void created.push(name)),
    onNotCreated: (name: string) => void underWay.delete(name),
  };
  try {
    const { reuse } = reference;
    const { store } = await openStore(reuse?.store, settings.now(), host);
    const result =
      reuse === undefined
        ? await storeMigration(reference, undefined, store, host, listener, signal)
        : await reuseStored(reference, reuse.secretName, store, host, signal);
    if (result.kind === 'stored') return await edit(host, result, store, signal);
    const type = result.kind === 'failed' ? MessageType.Error : MessageType.Warning;
    tell(type, withLeftover(result.message));
    return result;
  } catch (error) {
    if (error instanceof StoreError && !signal.aborted) {
      tell(MessageType.Error, withLeftover(error.message));
      return toFailed(error);
    }
    const isWorthTelling = created.length > 0 || underWay.size > 0;
    if (isWorthTelling && !(error instanceof Told)) {
      const what = signal.aborted ? 'Cancelled.' : 'Something went wrong.';
      tell(MessageType.Warning, withLeftover(what + unknown([...underWay])));
    }
    throw error;
  }
}

/** Cancelled after the user has been told what has happened until then. */
class Told extends Error {
  override readonly name = 'Told';
}

/** An editor may answer anything. */
const isApplied = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'applied' in answer && answer.applied === true;

/** What the manifest names since the edit has to be installed by hand. */
const toInstall = ({ dependencies }: MigrationPlan): string =>
  dependencies.map(({ name, manifest }) => ` Install ${name}, which was added to ${manifest}.`).join('');

const leftover = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Stored already: ${names.join(', ')}. The code was left as it is.`;

const unknown = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` Whether ${names.join(', ')} was stored is not known. The code was left as it is; trying again is safe.`;

/** The value is in the store from here on, so whatever goes wrong, the user hears where. */
async function edit(
  { connection, migrations, tell }: Host,
  { planned, secretNames, arn }: StoredMigration,
  { location }: SecretStore,
  signal: AbortSignal,
): Promise<CommandResult> {
  const names = secretNames.join(', ');
  const stored = `Stored as ${names} in ${location.region}`;
  const workspaceEdit = await migrations.edit(planned);
  if (workspaceEdit === undefined) return notEdited('the document has changed since');
  if (signal.aborted) throw cancelled('The code was left as it is.');
  const label = 'Move to AWS Secrets Manager';
  // What an editor says of its failure may quote the text, so it is not repeated.
  const answered = connection.workspace.applyEdit({ label, edit: workspaceEdit }).then(isApplied, () => false);
  const applied = await unlessAborted(answered, signal).catch(() => undefined);
  if (applied === undefined) throw cancelled('The editor was applying the edit.');
  if (!applied) return notEdited('the editor did not apply the edit');
  migrations.noteEdited(planned);
  tell(MessageType.Info, `${stored}; the code reads it there now.${toInstall(planned.plan)}`);
  return { kind: 'done', secretNames, arn };

  function cancelled(state: string): Told {
    tell(MessageType.Warning, `Cancelled. ${stored}. ${state}`);
    return new Told();
  }

  function notEdited(why: string): CommandResult {
    const message = `${stored}, but the code was left as it is: ${why}. Run the quick fix again to edit it.`;
    tell(MessageType.Warning, message);
    return { kind: 'failed', code: 'not-edited', message, storedName: names };
  }
}
