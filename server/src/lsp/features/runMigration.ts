import { ErrorCodes, MessageType, ResponseError } from 'vscode-languageserver-protocol';
import { migrateCommand } from '../../protocol/requests.ts';
import type { Failed, FindingReference, Refused } from '../../protocol/requests.ts';
import type { MigrationPlan } from '../../remediation/migration.ts';
import type { SecretStore } from '../../secrets/store.ts';
import { findingReferenceOf } from '../fromLsp.ts';
import { guarded, unlessAborted } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import type { Place } from '../place.ts';
import { serial } from '../serial.ts';
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
export const runMigration: Feature = {
  capabilities: ({ asks, appliesEdits }) =>
    !asks && appliesEdits ? { executeCommandProvider: { commands: [migrateCommand] } } : {},
  attach(host) {
    const oneAtATime = serial();
    // By the place, which is another one when the document is opened again.
    const finished = new WeakMap<Place, Map<string, CommandResult>>();
    host.connection.onExecuteCommand(
      guarded('workspace/executeCommand', host.log, ({ command, arguments: given }, signal) => {
        if (command !== migrateCommand) throw new ResponseError(ErrorCodes.InvalidParams, 'The command is unknown.');
        const reference = findingReferenceOf(given?.[0]);
        return oneAtATime(async () => {
          signal.throwIfAborted();
          const place = host.documents.place(reference.uri);
          const done = finished.get(place) ?? new Map<string, CommandResult>();
          finished.set(place, done);
          const key = `${reference.documentVersion}:${reference.start}`;
          // Sent twice before the edit of the first has come back as a new version.
          const result = done.get(key) ?? (await unlessAborted(run(host, reference, signal), signal));
          if (result.kind === 'done') done.set(key, result);
          return result;
        });
      }),
    );
  },
};

async function run(host: Host, reference: FindingReference, signal: AbortSignal): Promise<CommandResult> {
  const { tell } = host;
  const created: string[] = [];
  try {
    const { store } = await openStore(undefined, host.settings.now(), host);
    const result = await storeMigration(reference, undefined, store, host, (name) => created.push(name), signal);
    switch (result.kind) {
      case 'stored':
        return await edit(host, result, store, signal);
      case 'refused':
        tell(MessageType.Warning, result.message);
        return result;
      case 'failed':
        tell(MessageType.Error, result.message + leftover(created));
        return result;
    }
  } catch (error) {
    if (signal.aborted) {
      if (created.length > 0) tell(MessageType.Warning, `Cancelled.${leftover(created)}`);
      throw error;
    }
    const failed = toFailed(error);
    tell(MessageType.Error, failed.message + leftover(created));
    return failed;
  }
}

/** What the manifest names since the edit has to be installed by hand. */
const toInstall = ({ dependencies }: MigrationPlan): string =>
  dependencies.map(({ name, manifest }) => ` Install ${name}, which was added to ${manifest}.`).join('');

const leftover = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Stored already: ${names.join(', ')}. The code was left as it is.`;

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
  signal.throwIfAborted();
  const label = 'Move to AWS Secrets Manager';
  const answer = await unlessAborted(connection.workspace.applyEdit({ label, edit: workspaceEdit }), signal);
  // The reason that an editor gives may quote the text, so it is not repeated.
  if (!answer.applied) return notEdited('the editor did not apply the edit');
  tell(MessageType.Info, `${stored}; the code reads it there now.${toInstall(planned.plan)}`);
  return { kind: 'done', secretNames, arn };

  function notEdited(why: string): CommandResult {
    const message = `${stored}, but the code was left as it is: ${why}. Run the quick fix again to edit it.`;
    tell(MessageType.Warning, message);
    return { kind: 'failed', code: 'not-edited', message, storedName: names };
  }
}
