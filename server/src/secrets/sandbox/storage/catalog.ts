import type { SecretRecord } from '../state/secretRecord.ts';
import type { SecretFiles } from './secretFiles.ts';

export type Entry =
  { readonly kind: 'records'; readonly records: readonly SecretRecord[] } | { readonly kind: 'damaged' };

/** What is known of the files of a folder: the identifier of every name, and the records that were read so far. */
export interface Catalog {
  ids(): readonly string[];
  /** From memory, or from disk the first time; no records for a name that is not there. A damaged file is looked at again each time. */
  entry(id: string): Entry;
  /** Takes note of what was written. */
  put(id: string, records: readonly SecretRecord[]): void;
  /** Lets the next look go to the disk. */
  forget(id: string): void;
}

/** `report` is told once about every damaged file. */
export function openCatalog(files: SecretFiles, report: (message: string) => void): Catalog {
  // A name whose file was not read yet has no records here.
  const known = new Map<string, readonly SecretRecord[] | undefined>(files.ids.map((id) => [id, undefined]));
  const reported = new Set<string>();

  return {
    ids: () => [...known.keys()],
    entry(id) {
      const records = known.get(id);
      if (records || !known.has(id)) return { kind: 'records', records: records ?? [] };
      try {
        const read = files.readRecords(id);
        known.set(id, read);
        return { kind: 'records', records: read };
      } catch {
        if (!reported.has(id)) report(`The file ${id}.secret is damaged or unreadable. It is left as it is.`);
        reported.add(id);
        return { kind: 'damaged' };
      }
    },
    put(id, records) {
      if (records.length === 0) known.delete(id);
      else known.set(id, records);
    },
    forget(id) {
      if (known.has(id) || files.exists(id)) known.set(id, undefined);
    },
  };
}
