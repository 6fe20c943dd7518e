import { readFileSync, readdirSync, unlinkSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretRecord, StoredValue } from '../state/secretRecord.ts';
import { replaceFile, syncFolder, temporaryEnding } from './durableFile.ts';
import type { Vault } from './vault.ts';

/**
 * The files of one folder: per secret one with everything but the values, and one per version with its value, so
 * that a write touches little and nothing is decrypted that nobody reads.
 */
export interface SecretFiles {
  /** Identifiers of all secrets, without reading them. */
  readonly ids: readonly string[];
  idOf(region: string, name: string): string;
  /** The part of an identifier that secrets of one name share in every region. */
  nameOf(id: string): string;
  hashOfName(name: string): string;
  /** @throws Error when the file is damaged. */
  readRecord(id: string): SecretRecord;
  /** @throws Error when the file is damaged or missing. */
  readValue(id: string, versionId: string): StoredValue;
  /** Durable when it resolves. */
  write(record: SecretRecord, values: Readonly<Record<string, StoredValue>>): Promise<void>;
  /** Removes the secret durably. Its values stay, for whoever is reading them, until {@link SecretFiles.removeValues}. */
  remove(record: SecretRecord): Promise<void>;
  /** Never rejects: a value that stays behind is encrypted, is not read again and is removed at the next start. */
  removeValues(record: SecretRecord, versionIds: readonly string[]): Promise<void>;
  /**
   * Removes values that a crash left without a version that has them. `versionsOf` gives the versions of a secret,
   * none when it does not exist, and nothing when that is not known: then its values are kept.
   */
  removeOrphans(versionsOf: (id: string) => SecretRecord['versions'] | undefined): Promise<void>;
}

const recordEnding = '.secret';
const valueEnding = '.value';

export function openSecretFiles(folder: string, vault: Vault): SecretFiles {
  const names = readdirSync(folder);
  for (const leftover of names.filter((name) => name.endsWith(temporaryEnding))) unlinkSync(join(folder, leftover));
  const idOf = (region: string, name: string) => `${vault.nameFor('name', name)}-${vault.nameFor('id', region, name)}`;
  const valueFile = (id: string, versionId: string) => `${id}.${vault.nameFor('version', versionId)}${valueEnding}`;
  const read = (file: string) => vault.open(readFileSync(join(folder, file)), file);
  const write = (file: string, bytes: Uint8Array) => replaceFile(folder, file, vault.seal(bytes, file));

  return {
    ids: names.filter((name) => name.endsWith(recordEnding)).map((name) => name.slice(0, -recordEnding.length)),
    idOf,
    nameOf: (id) => id.slice(0, id.indexOf('-')),
    hashOfName: (name) => vault.nameFor('name', name),
    readRecord: (id) => JSON.parse(read(`${id}${recordEnding}`).toString('utf8')) as SecretRecord,
    readValue: (id, versionId) => decodeValue(read(valueFile(id, versionId))),
    async write(record, values) {
      const id = idOf(record.region, record.name);
      for (const [versionId, value] of Object.entries(values)) {
        await write(valueFile(id, versionId), encodeValue(value));
      }
      await write(`${id}${recordEnding}`, Buffer.from(JSON.stringify(record)));
      await syncFolder(folder);
    },
    async remove(record) {
      const id = idOf(record.region, record.name);
      await unlink(join(folder, `${id}${recordEnding}`));
      await syncFolder(folder);
    },
    async removeValues(record, versionIds) {
      const id = idOf(record.region, record.name);
      await Promise.allSettled(versionIds.map((versionId) => unlink(join(folder, valueFile(id, versionId)))));
    },
    async removeOrphans(versionsOf) {
      const orphans = readdirSync(folder).filter((name) => {
        if (!name.endsWith(valueEnding)) return false;
        const id = name.slice(0, name.indexOf('.'));
        const versions = versionsOf(id);
        return versions !== undefined && !versions.some((version) => valueFile(id, version.id) === name);
      });
      await Promise.allSettled(orphans.map((name) => unlink(join(folder, name))));
    },
  };
}

const textMark = 0x74;
const binaryMark = 0x62;

/** One byte for the kind, then the value. */
const encodeValue = (value: StoredValue): Buffer =>
  value.kind === 'text'
    ? Buffer.concat([Buffer.of(textMark), Buffer.from(value.text, 'utf8')])
    : Buffer.concat([Buffer.of(binaryMark), value.bytes]);

const decodeValue = (bytes: Buffer): StoredValue =>
  bytes[0] === textMark
    ? { kind: 'text', text: bytes.toString('utf8', 1) }
    : { kind: 'binary', bytes: bytes.subarray(1) };
