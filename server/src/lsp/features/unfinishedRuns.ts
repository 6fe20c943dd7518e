import { MessageType } from 'vscode-languageserver-protocol';
import { leftoverRecoveryDays } from '../../remediation/leftovers.ts';
import { StoreError } from '../../secrets/store.ts';
import type { Unfinished } from '../../workspace/journal/records.ts';
import { nameOf } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { discard, finish, unfinishedIn } from '../unfinished.ts';
import type { Conclusion } from '../unfinished.ts';

/**
 * After a crash between storing and editing, the next start offers to finish the work or to delete what was stored.
 * Nothing is asked of a store before the user has chosen.
 */
export const unfinishedRuns: Feature = {
  capabilities: () => ({}),
  attach(host) {
    // The documents that an editor restores come with its first messages.
    void host.settings.settled.then(() => setImmediate(() => void offer(host).catch(logged(host))));
  },
};

const logged =
  ({ log }: Host) =>
  (error: unknown): void =>
    log(`looking for interrupted runs failed: ${nameOf(error)}`);

/** What the user may choose, by the title of the button. */
const choices: ReadonlyMap<string, typeof finish | undefined> = new Map([
  ['Finish', finish],
  [`Delete in ${leftoverRecoveryDays} Days`, discard],
  ['Later', undefined],
]);

async function offer(host: Host): Promise<void> {
  const { client, connection, log, services, tell } = host;
  if (!client.appliesEdits || !client.isTrusted) return;
  for (const record of services.journal.leftovers().unreadable) {
    log(`The record ${record} of an earlier run cannot be read by this version and is left alone.`);
  }
  const entries = unfinishedIn(host);
  if (entries.length === 0) return;
  const message = `A run that was interrupted stored ${listOf(entries)}, and the code does not read it yet.`;
  if (!client.choosesInMessages) {
    const how =
      '`unhardcode migrate --apply --yes` finishes it, `unhardcode migrate --discard --yes` deletes what was stored.';
    tell(MessageType.Info, `${message} ${how}`);
    return;
  }
  const titles = [...choices.keys()].map((title) => ({ title }));
  const chosen = await connection.window.showInformationMessage(message, ...titles);
  const work = choices.get(chosen?.title ?? '');
  if (work !== undefined) await conclude(entries, work, host);
}

const listOf = (entries: readonly Unfinished[]): string =>
  entries.map(({ name, store, paths }) => `${name} (${store.region}) for ${paths.join(', ')}`).join('; ');

async function conclude(entries: readonly Unfinished[], work: typeof finish, host: Host): Promise<void> {
  for (const entry of entries) {
    try {
      host.tell(MessageType.Info, sentences[await work(entry, host, host.ended)](entry));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      if (error.code !== 'cancelled') host.tell(MessageType.Error, error.message);
    }
  }
}

const sentences: Readonly<Record<Conclusion, (entry: Unfinished) => string>> = {
  finished: ({ name, paths }) => `${paths.join(', ')} reads ${name} now.`,
  opened: ({ name, paths }) =>
    `${name} is stored. Open ${paths.join(', ')} and use the quick fix, which takes the value from there; where it is gone, delete the secret.`,
  deleted: ({ name }) => `${name} is deleted for good in ${leftoverRecoveryDays} days; until then it can be restored.`,
  kept: ({ name }) => `${name} is kept: it was changed since, or is read.`,
  gone: ({ name }) => `${name} is not there.`,
};
