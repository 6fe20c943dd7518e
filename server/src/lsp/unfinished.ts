import { join } from 'node:path';
import { textAt } from '../core/span.ts';
import { discardLeftover } from '../remediation/leftovers.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore } from '../secrets/store.ts';
import { isSameStore } from '../workspace/journal/format.ts';
import { isReading } from '../workspace/journal/records.ts';
import type { Unfinished } from '../workspace/journal/records.ts';
import { isWithin } from '../workspace/projectRoot.ts';
import type { Host } from './host.ts';
import { uriOf } from './place.ts';
import { openStore } from './stores.ts';

/**
 * Secrets that interrupted runs stored for files below the editor's folders, and that neither a file nor an open
 * document reads. Asks no store.
 */
export const unfinishedIn = ({ services, folders, documents }: Host): readonly Unfinished[] =>
  services.journal
    .leftovers()
    .unfinished.filter(({ isUnderWay }) => !isUnderWay)
    .filter(({ root }) => folders.paths().some((folder) => isWithin(folder, root) || isWithin(root, folder)))
    .filter(({ name, root, paths }) =>
      paths.every((path) => documents.at(join(root, path))?.text.includes(name) !== true),
    );

/** What became of one secret. */
export type Conclusion = 'finished' | 'opened' | 'deleted' | 'kept' | 'gone';

/**
 * The store that a secret was stored in.
 * @throws StoreError when it cannot be opened, or is another one by now.
 */
async function storeOf({ store: recorded, name }: Unfinished, host: Host): Promise<SecretStore> {
  const { region, profile } = recorded;
  const reference =
    profile === undefined ? { kind: 'environment' as const, region } : { kind: 'profile' as const, profile, region };
  const { store } = await openStore(reference, host.settings.now(), host);
  if (isSameStore(recorded, store.location)) return store;
  if (recorded.endpoint !== undefined && host.client.sandboxData !== undefined) {
    await host.sandbox.start();
    const sandbox = await openStore({ kind: 'sandbox', region }, host.settings.now(), host);
    if (isSameStore(recorded, sandbox.store.location)) return sandbox.store;
  }
  const where = recorded.endpoint ?? profile ?? region;
  throw new StoreError('not-found', `${name} was stored elsewhere (${where}). Nothing was changed.`);
}

/** Deletes it, with the shortest time to restore it, if it is as the run left it and no file reads it. */
export async function discard(entry: Unfinished, host: Host, signal: AbortSignal): Promise<Conclusion> {
  const { name, root, paths } = entry;
  const isRead = paths.some(
    (path) => isReading(join(root, path), name) || host.documents.at(join(root, path))?.text.includes(name) === true,
  );
  if (isRead) return 'kept';
  const outcome = await discardLeftover(entry, await storeOf(entry, host), signal);
  host.services.journal.settle(entry);
  return ({ ours: 'deleted', changed: 'kept', gone: 'gone' } as const)[outcome];
}

/** Edits the open documents that are to read the secret, and opens those that are not, where the editor can. */
export async function finish(entry: Unfinished, host: Host, signal: AbortSignal): Promise<Conclusion> {
  const store = await storeOf(entry, host);
  let conclusion: Conclusion = 'finished';
  for (const path of entry.paths) {
    const file = join(entry.root, path);
    if (host.documents.at(file) === undefined) await show(file, host);
    if ((await editAll(file, entry, store, host, signal)) === 0) conclusion = 'opened';
  }
  return conclusion;
}

/** Milliseconds that an editor may take from showing a document to telling its text. */
const openingTime = 3000;
const pollInterval = 50;

async function show(file: string, { connection, client, documents, ended }: Host): Promise<void> {
  if (!client.showsDocuments) return;
  await connection.window.showDocument({ uri: uriOf(file), takeFocus: true }).catch(() => undefined);
  for (let waited = 0; waited < openingTime && !ended.aborted; waited += pollInterval) {
    if (documents.at(file) !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
}

/** Gives how many edits the editor has applied: one a value that the secret holds. */
async function editAll(
  file: string,
  { name }: Unfinished,
  store: SecretStore,
  { documents, analysis, migrations, connection }: Host,
  signal: AbortSignal,
): Promise<number> {
  const tried = new Set<string>();
  let applied = 0;
  for (;;) {
    const snapshot = documents.at(file);
    if (snapshot === undefined) return applied;
    const findings = await analysis.findingsOf(snapshot, documents.place(snapshot.uri));
    const finding = findings.find(({ span }) => !tried.has(textAt(snapshot.text, span)));
    if (finding === undefined) return applied;
    tried.add(textAt(snapshot.text, finding.span));
    const reference = { uri: snapshot.uri, documentVersion: snapshot.version, start: finding.span.start };
    const planned = await migrations.plan(reference, { lookUp: { store, names: [name], signal } });
    const isHeld =
      planned.kind === 'planned' &&
      planned.plan.secrets.every((secret) => secret.kind === 'verify' && secret.name === name);
    const edit = isHeld ? await migrations.edit(planned) : undefined;
    if (!isHeld || edit === undefined) continue;
    signal.throwIfAborted();
    const answer = await connection.workspace.applyEdit({ label: 'Move to AWS Secrets Manager', edit });
    if (!answer.applied) continue;
    migrations.noteEdited(planned);
    applied += 1;
    // The change comes before the answer; an editor that sends it later gets no second edit for the old text.
    if (documents.snapshot(snapshot.uri)?.version === snapshot.version) return applied;
  }
}
