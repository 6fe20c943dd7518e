import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from '../errors.ts';
import { syncFolder, temporaryEnding, writeThrough } from './durableFile.ts';
import { makeFolder } from './makeFolder.ts';
import { keyLength } from './vault.ts';

const file = 'key';

/**
 * The key of a data folder from the file beside the data, made at the first start, readable by its owner only. For
 * the command line, which has no secret storage to ask.
 * @throws SandboxError when the file is not a key, or missing while there is data that it would open.
 */
export async function openKeyFile(dataFolder: string): Promise<Uint8Array> {
  try {
    makeFolder(dataFolder);
    return readKey(dataFolder) ?? (await makeKey(dataFolder));
  } catch (error) {
    if (error instanceof SandboxError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected error';
    throw new SandboxError(`The data folder ${dataFolder} cannot be used (${code}).`, { cause: error });
  }
}

function readKey(dataFolder: string): Uint8Array | undefined {
  const path = join(dataFolder, file);
  let key: Buffer;
  try {
    key = readFileSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    if (!readdirSync(dataFolder).includes('credentials')) return undefined;
    throw new SandboxError(`${path} is missing: the data in this folder cannot be read without it.`);
  }
  // Copied or restored files may have become readable by others.
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  if (key.length === keyLength) return key;
  throw new SandboxError(`${path} is damaged: it must hold ${keyLength} bytes.`);
}

/** Of two processes that start at once, one makes the key and both use it. */
async function makeKey(dataFolder: string): Promise<Uint8Array> {
  const draft = join(dataFolder, `${file}.${process.pid}${temporaryEnding}`);
  try {
    await writeThrough(draft, randomBytes(keyLength));
    linkSync(draft, join(dataFolder, file));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  await syncFolder(dataFolder);
  return readFileSync(join(dataFolder, file));
}
