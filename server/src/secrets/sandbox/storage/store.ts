import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServiceError, internal } from '../errors.ts';
import type { Change, SecretRecord, World } from '../state/secretRecord.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog, Entry } from './catalog.ts';
import type { NewValue, SecretFiles, ValuePlace } from './secretFiles.ts';

/** The secrets of one data folder: read from disk when they are first asked for, written before they are believed. */
export interface Store extends World {
  /** Every readable secret, in the region where it is the primary one. */
  primaries(): readonly SecretRecord[];
  /**
   * Makes changes to secrets of one name durable, all or none, then visible. Must not run twice at the same time.
   * @throws ServiceError `InternalServiceError` when the disk refuses; then nothing has changed.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** Reads every file, giving way to others, so that the first list is as quick as the next. */
  load(signal: AbortSignal): Promise<void>;
  /** Removes secrets whose recovery window is over, and what a crash left. Must not run beside a commit. */
  sweep(): Promise<void>;
}

/** `now` gives epoch milliseconds. `report` is told about damaged files. */
export function openStore(files: SecretFiles, now: () => number, report: (message: string) => void): Store {
  const catalog = openCatalog(files, report);
  const isThere = (record: SecretRecord) => record.deletionDate === undefined || record.deletionDate > now();
  const everyRecord = () => catalog.ids().flatMap((id) => recordsOf(catalog.entry(id)));
  return {
    find(region, name) {
      const id = files.idOf(name);
      const entry = catalog.entry(id);
      // The record that is asked for may be in it: nobody may take its place.
      if (entry.kind === 'damaged') throw damaged(`${id}.secret`);
      return visibleIn(region, entry.records, isThere);
    },
    all: (region) => catalog.ids().flatMap((id) => visibleIn(region, recordsOf(catalog.entry(id)), isThere) ?? []),
    primaries: () => everyRecord().filter(isThere),
    value({ region, name }, versionId) {
      try {
        return files.readValue({ region, name, versionId });
      } catch (error) {
        throw damaged(`${files.idOf(name)}.*.value`, error);
      }
    },
    commit: (changes) => commit(files, catalog, changes),
    async load(signal) {
      for (const [index, id] of catalog.ids().entries()) {
        if (signal.aborted) return;
        catalog.entry(id);
        if (index % slice === slice - 1) await nextTurn();
      }
    },
    async sweep() {
      for (const record of everyRecord()) {
        if (!isThere(record)) await commit(files, catalog, [{ kind: 'remove', record }]);
      }
      await files.removeOrphans((id) => {
        const entry = catalog.entry(id);
        return entry.kind === 'damaged' ? undefined : entry.records.flatMap(placesOf);
      });
    },
  };
}

/** How many files are read before others get their turn. */
const slice = 50;

/** Of the secrets of one name the one that a region has: its own, or else a replica. */
const visibleIn = (
  region: string,
  records: readonly SecretRecord[],
  isThere: (record: SecretRecord) => boolean,
): SecretRecord | undefined =>
  records.find((record) => record.region === region && isThere(record)) ??
  records.find((record) => covers(record, region) && isThere(record));

async function commit(files: SecretFiles, catalog: Catalog, changes: readonly Change[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const { name } = first.record;
  if (changes.some(({ record }) => record.name !== name)) throw new TypeError('changes to more than one name');
  const id = files.idOf(name);
  const before = recordsOf(catalog.entry(id));
  const after = changes.reduce(changed, before);
  const values = changes.flatMap(newValues);
  try {
    await files.write(id, after, values);
  } catch (error) {
    // The file holds the old state, or the new one if only the last step failed: ask it.
    catalog.forget(id);
    const entry = catalog.entry(id);
    if (entry.kind === 'records') {
      const places = values.map(({ place }) => place);
      await files.removeValues(without(places, entry.records));
    }
    throw internal(`The sandbox could not write to its data folder (${codeOf(error)}). Nothing was changed.`, error);
  }
  catalog.put(id, after);
  await files.removeValues(without(before.flatMap(placesOf), after));
}

function changed(records: readonly SecretRecord[], change: Change): readonly SecretRecord[] {
  const others = records.filter(({ region }) => region !== change.record.region);
  return change.kind === 'remove' ? others : [...others, change.record];
}

const newValues = (change: Change): readonly NewValue[] => {
  if (change.kind === 'remove') return [];
  const { region, name } = change.record;
  return Object.entries(change.values ?? {}).map(([versionId, value]) => ({
    place: { region, name, versionId },
    value,
  }));
};

const placesOf = ({ region, name, versions }: SecretRecord): readonly ValuePlace[] =>
  versions.map(({ id }) => ({ region, name, versionId: id }));

/** The places that none of the records has. */
function without(places: readonly ValuePlace[], records: readonly SecretRecord[]): readonly ValuePlace[] {
  const keyOf = ({ region, versionId }: ValuePlace) => `${region} ${versionId}`;
  const kept = new Set(records.flatMap(placesOf).map(keyOf));
  return places.filter((place) => !kept.has(keyOf(place)));
}

const recordsOf = (entry: Entry): readonly SecretRecord[] => (entry.kind === 'records' ? entry.records : []);

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
