import { ServiceError, internal } from '../errors.ts';
import type { Change, SecretRecord, World } from '../state/secretRecord.ts';
import type { SecretFiles } from './secretFiles.ts';

/** The secrets of one data folder: read from disk when they are first asked for, written before they are believed. */
export interface Store extends World {
  /**
   * Makes a change durable, then visible. Must not run twice at the same time.
   * @throws ServiceError `InternalServiceError` when the disk refuses; then nothing has changed.
   */
  commit(change: Change): Promise<void>;
}

type Entry = { readonly kind: 'record'; readonly record: SecretRecord } | { readonly kind: 'damaged' };

/** `report` is told once about every damaged file. `now` gives epoch milliseconds. */
export function openStore(files: SecretFiles, now: () => number, report: (message: string) => void): Store {
  const loaded = new Map<string, Entry>();
  const idsByName = new Map<string, Set<string>>();
  const remember = (id: string) => {
    const name = files.nameOf(id);
    idsByName.set(name, (idsByName.get(name) ?? new Set()).add(id));
  };
  for (const id of files.ids) remember(id);

  const load = (id: string): Entry => {
    const known = loaded.get(id);
    if (known) return known;
    const entry = readEntry(files, id);
    if (entry.kind === 'damaged') report(`The file ${id}.secret is damaged. It is left as it is.`);
    loaded.set(id, entry);
    return entry;
  };
  const isThere = (record: SecretRecord) => record.deletionDate === undefined || record.deletionDate > now();

  return {
    find(region, name) {
      const entries = [...(idsByName.get(files.hashOfName(name)) ?? [])].map((id) => ({ id, entry: load(id) }));
      const records = entries.flatMap(({ entry }) => (entry.kind === 'record' ? [entry.record] : [])).filter(isThere);
      const found =
        records.find((record) => record.region === region) ?? records.find((record) => covers(record, region));
      // A damaged record may be the one that is asked for: nobody may take its place.
      const own = files.idOf(region, name);
      const damaged = entries.find(({ id, entry }) => entry.kind === 'damaged' && (id === own || !found));
      if (damaged) throw damagedError(`${damaged.id}.secret`);
      return found;
    },
    all(region) {
      const records = [...idsByName.values()]
        .flatMap((ids) => [...ids])
        .map(load)
        .flatMap((entry) => (entry.kind === 'record' ? [entry.record] : []))
        .filter(isThere);
      const own = records.filter((record) => record.region === region);
      const names = new Set(own.map(({ name }) => name));
      return [...own, ...records.filter((record) => covers(record, region) && !names.has(record.name))];
    },
    value(record, versionId) {
      const id = files.idOf(record.region, record.name);
      try {
        return files.readValue(id, versionId);
      } catch (error) {
        throw damagedError(`${id}.*.value`, error);
      }
    },
    async commit(change) {
      const id = files.idOf(change.record.region, change.record.name);
      const before = loaded.get(id);
      try {
        if (change.kind === 'remove') await files.remove(change.record);
        else
          await files.write(change.record, change.values ?? {}, before?.kind === 'record' ? before.record : undefined);
      } catch (error) {
        // The file holds the old state, or the new one if only the last step failed: ask it.
        loaded.delete(id);
        throw internal(
          `The sandbox could not write to its data folder (${codeOf(error)}). Nothing was changed.`,
          error,
        );
      }
      if (change.kind === 'remove') {
        loaded.delete(id);
        idsByName.get(files.nameOf(id))?.delete(id);
        return;
      }
      loaded.set(id, { kind: 'record', record: change.record });
      remember(id);
    },
  };
}

const covers = (record: SecretRecord, region: string): boolean =>
  record.replicas.some((replica) => replica.region === region && replica.status === 'InSync');

function readEntry(files: SecretFiles, id: string): Entry {
  try {
    return { kind: 'record', record: files.readRecord(id) };
  } catch {
    return { kind: 'damaged' };
  }
}

const damagedError = (file: string, cause?: unknown): ServiceError =>
  new ServiceError(
    'DecryptionFailure',
    `Secrets Manager can't decrypt the protected secret text: the file ${file} in the sandbox's data folder is damaged.`,
    400,
    cause,
  );

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
