import { ServiceError, internal } from '../errors.ts';
import type { Change, SecretRecord, World } from '../state/secretRecord.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog, Entry } from './catalog.ts';
import type { SecretFiles } from './secretFiles.ts';

/** The secrets of one data folder: read from disk when they are first asked for, written before they are believed. */
export interface Store extends World {
  /**
   * Makes a change durable, then visible. Must not run twice at the same time.
   * @throws ServiceError `InternalServiceError` when the disk refuses; then nothing has changed.
   */
  commit(change: Change): Promise<void>;
  /** Reads every file, giving way to others, so that the first list is as quick as the next. */
  load(signal: AbortSignal): Promise<void>;
  /** Removes secrets whose recovery window is over, and what a crash left. Must not run beside a commit. */
  sweep(): Promise<void>;
}

/** `now` gives epoch milliseconds. `report` is told about damaged files. */
export function openStore(files: SecretFiles, now: () => number, report: (message: string) => void): Store {
  const catalog = openCatalog(files, report);
  const isThere = (record: SecretRecord) => record.deletionDate === undefined || record.deletionDate > now();
  return {
    find: (region, name) => find(files, catalog, isThere, region, name),
    all(region) {
      const records = catalog.ids().flatMap((id) => recordsOf(catalog.entry(id)).filter(isThere));
      const own = records.filter((record) => record.region === region);
      const replicas = records.filter((record) => covers(record, region));
      if (replicas.length === 0) return own;
      const names = new Set(own.map(({ name }) => name));
      return [...own, ...replicas.filter(({ name }) => !names.has(name))];
    },
    value(record, versionId) {
      const id = files.idOf(record.region, record.name);
      try {
        return files.readValue(id, versionId);
      } catch (error) {
        throw damaged(`${id}.*.value`, error);
      }
    },
    commit: (change) => commit(files, catalog, change),
    async load(signal) {
      for (const [index, id] of catalog.ids().entries()) {
        if (signal.aborted) return;
        // It may have been removed since the list was made.
        if (catalog.has(id)) catalog.entry(id);
        if (index % slice === slice - 1) await nextTurn();
      }
    },
    async sweep() {
      for (const record of catalog.ids().flatMap((id) => recordsOf(catalog.entry(id)))) {
        if (!isThere(record)) await commit(files, catalog, { kind: 'remove', record });
      }
      await files.removeOrphans((id) => {
        if (!catalog.has(id)) return [];
        return recordsOf(catalog.entry(id))[0]?.versions;
      });
    },
  };
}

/** How many files are read before others get their turn. */
const slice = 50;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function find(
  files: SecretFiles,
  catalog: Catalog,
  isThere: (record: SecretRecord) => boolean,
  region: string,
  name: string,
): SecretRecord | undefined {
  const entries = catalog.idsNamed(name).map((id) => ({ id, entry: catalog.entry(id) }));
  const records = entries.flatMap(({ entry }) => recordsOf(entry)).filter(isThere);
  const found = records.find((record) => record.region === region) ?? records.find((record) => covers(record, region));
  // A damaged record may be the one that is asked for: nobody may take its place.
  const own = files.idOf(region, name);
  const broken = entries.find(({ id, entry }) => entry.kind === 'damaged' && (id === own || !found));
  if (broken) throw damaged(`${broken.id}.secret`);
  return found;
}

async function commit(files: SecretFiles, catalog: Catalog, change: Change): Promise<void> {
  const { record } = change;
  const id = files.idOf(record.region, record.name);
  const before = catalog.has(id) ? recordsOf(catalog.entry(id)) : [];
  try {
    if (change.kind === 'remove') await files.remove(record);
    else await files.write(record, change.values ?? {});
  } catch (error) {
    // The file holds the old state, or the new one if only the last step failed: ask it.
    catalog.forget(id);
    throw internal(`The sandbox could not write to its data folder (${codeOf(error)}). Nothing was changed.`, error);
  }
  if (change.kind === 'remove') catalog.remove(id);
  else catalog.put(id, record);
  const kept = new Set(change.kind === 'remove' ? [] : record.versions.map((version) => version.id));
  const gone = before.flatMap(({ versions }) => versions).filter((version) => !kept.has(version.id));
  await files.removeValues(
    record,
    gone.map((version) => version.id),
  );
}

const recordsOf = (entry: Entry): readonly SecretRecord[] => (entry.kind === 'record' ? [entry.record] : []);

/** Whether the record has a replica in the region. */
const covers = (record: SecretRecord, region: string): boolean =>
  record.replicas.some((replica) => replica.region === region && replica.status === 'InSync');

const damaged = (file: string, cause?: unknown): ServiceError =>
  new ServiceError(
    'DecryptionFailure',
    `Secrets Manager can't decrypt the protected secret text: the file ${file} in the sandbox's data folder is damaged.`,
    400,
    cause,
  );

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
