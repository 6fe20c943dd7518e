import type { SecretRecord } from '../state/secretRecord.ts';
import type { SecretFiles } from './secretFiles.ts';

export type Entry = { readonly kind: 'record'; readonly record: SecretRecord } | { readonly kind: 'damaged' };

/** What is known of the files of a folder: every identifier, and the records that were read so far. */
export interface Catalog {
  ids(): readonly string[];
  /** Identifiers of the secrets of one name, in every region. */
  idsNamed(name: string): readonly string[];
  has(id: string): boolean;
  /** From memory, or from disk the first time. A damaged file is looked at again each time. */
  entry(id: string): Entry;
  /** Takes note of what was written. */
  put(id: string, record: SecretRecord): void;
  /** Takes note of what was removed. */
  remove(id: string): void;
  /** Lets the next look go to the disk. */
  forget(id: string): void;
}

/** `report` is told once about every damaged file. */
export function openCatalog(files: SecretFiles, report: (message: string) => void): Catalog {
  const records = new Map<string, SecretRecord>();
  const idsByName = new Map<string, Set<string>>();
  const reported = new Set<string>();
  const remember = (id: string) => {
    const name = files.nameOf(id);
    idsByName.set(name, (idsByName.get(name) ?? new Set()).add(id));
  };
  for (const id of files.ids) remember(id);

  return {
    ids: () => [...idsByName.values()].flatMap((ids) => [...ids]),
    idsNamed: (name) => [...(idsByName.get(files.hashOfName(name)) ?? [])],
    has: (id) => idsByName.get(files.nameOf(id))?.has(id) ?? false,
    entry(id) {
      const known = records.get(id);
      if (known) return { kind: 'record', record: known };
      try {
        const record = files.readRecord(id);
        records.set(id, record);
        return { kind: 'record', record };
      } catch {
        if (!reported.has(id)) report(`The file ${id}.secret is damaged or unreadable. It is left as it is.`);
        reported.add(id);
        return { kind: 'damaged' };
      }
    },
    put(id, record) {
      records.set(id, record);
      remember(id);
    },
    remove(id) {
      records.delete(id);
      idsByName.get(files.nameOf(id))?.delete(id);
    },
    forget: (id) => records.delete(id),
  };
}
