import { existsSync, readFileSync, readdirSync, unlinkSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SecretRecord, StoredValue } from '../state/secretRecord.ts';
import { replaceFiles, syncFolder, temporaryEnding } from './durableFile.ts';
import type { NewFile } from './durableFile.ts';
import type { Vault } from './vault.ts';

/** Where a value belongs: to one version of the secret of that name in a region. */
export interface ValuePlace {
  readonly region: string;
  readonly name: string;
  readonly versionId: string;
}

/**
 * The files of one folder. A name has one file with the secrets of that name in every region, everything but their
 * values: whatever one request changes is in one file, and replacing a file is all or nothing. A version has one file
 * with its value, so that a write touches little and nothing is decrypted that nobody reads.
 */
export interface SecretFiles {
  /** Identifiers of all names, without reading their files. */
  readonly ids: readonly string[];
  idOf(name: string): string;
  /** Whether a name has a file. */
  exists(id: string): boolean;
  /** @throws Error when the file is damaged. */
  readRecords(id: string): readonly SecretRecord[];
  /** @throws Error when the file is damaged or missing. */
  readValue(place: ValuePlace): StoredValue;
  /** Writes what there is of a name, and values that are new; without records its file goes. Durable when it resolves. */
  write(id: string, records: readonly SecretRecord[], values: readonly NewValue[]): Promise<void>;
  /** Never rejects: a value that stays behind is encrypted, is not read again and is removed at the next start. */
  removeValues(places: readonly ValuePlace[]): Promise<void>;
  /**
   * Removes values that a crash left without a version that has them. `placesOf` gives the places of a name's values,
   * none when there is no such name, and nothing when that is not known: then its values are kept.
   */
  removeOrphans(placesOf: (id: string) => readonly ValuePlace[] | undefined): Promise<void>;
}

export interface NewValue {
  readonly place: ValuePlace;
  readonly value: StoredValue;
}

const recordEnding = '.secret';
const valueName = /^([0-9a-f]{32})\.[0-9a-f]{32}\.value$/;

export function openSecretFiles(folder: string, vault: Vault): SecretFiles {
  const names = readdirSync(folder);
  for (const leftover of names.filter((name) => name.endsWith(temporaryEnding))) unlinkSync(join(folder, leftover));
  const idOf = (name: string) => vault.nameFor('name', name);
  const valueFile = ({ region, name, versionId }: ValuePlace) =>
    `${idOf(name)}.${vault.nameFor('version', region, versionId)}.value`;
  const read = (file: string) => vault.open(readFileSync(join(folder, file)), file);
  const sealed = (name: string, plain: Buffer): NewFile => {
    const bytes = vault.seal(plain, name);
    plain.fill(0);
    return { name, bytes };
  };
  const remove = async (files: readonly string[]) => {
    await Promise.allSettled(files.map((file) => unlink(join(folder, file))));
  };

  return {
    ids: names.filter((name) => name.endsWith(recordEnding)).map((name) => name.slice(0, -recordEnding.length)),
    idOf,
    exists: (id) => existsSync(join(folder, `${id}${recordEnding}`)),
    readRecords: (id) => JSON.parse(read(`${id}${recordEnding}`).toString('utf8')) as readonly SecretRecord[],
    readValue: (place) => decodeValue(read(valueFile(place))),
    async write(id, records, values) {
      const file = `${id}${recordEnding}`;
      if (records.length === 0) await unlink(join(folder, file));
      else {
        const sealedValues = values.map(({ place, value }) => sealed(valueFile(place), encodeValue(value)));
        // Last, for it makes the values those of something.
        await replaceFiles(folder, [...sealedValues, sealed(file, Buffer.from(JSON.stringify(records)))]);
      }
      await syncFolder(folder);
    },
    removeValues: (places) => remove(places.map(valueFile)),
    async removeOrphans(placesOf) {
      const filesById = new Map<string, string[]>();
      for (const file of readdirSync(folder)) {
        const id = valueName.exec(file)?.[1];
        if (id !== undefined) filesById.set(id, [...(filesById.get(id) ?? []), file]);
      }
      for (const [index, [id, files]] of [...filesById].entries()) {
        const places = placesOf(id);
        const kept = places && new Set(places.map(valueFile));
        await remove(kept ? files.filter((file) => !kept.has(file)) : []);
        if (index % slice === slice - 1) await nextTurn();
      }
    },
  };
}

/** How many names are looked at before others get their turn. */
const slice = 100;
const textMark = 0x74;
const binaryMark = 0x62;

/** One byte for the kind, then the value. */
const encodeValue = (value: StoredValue): Buffer =>
  value.kind === 'text'
    ? Buffer.concat([Buffer.of(textMark), Buffer.from(value.text, 'utf8')])
    : Buffer.concat([Buffer.of(binaryMark), value.bytes]);

function decodeValue(bytes: Buffer): StoredValue {
  if (bytes[0] !== textMark) return { kind: 'binary', bytes: bytes.subarray(1) };
  const text = bytes.toString('utf8', 1);
  bytes.fill(0);
  return { kind: 'text', text };
}
