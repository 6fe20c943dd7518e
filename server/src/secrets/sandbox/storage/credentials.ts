import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxError } from '../errors.ts';
import { replaceFiles, syncFolder } from './durableFile.ts';
import type { Vault } from './vault.ts';

/** The one user of a data folder. */
export interface SandboxCredentials {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const file = 'credentials';

/**
 * Reads the credentials of a data folder, or makes them once.
 * @throws SandboxError when they cannot be read: damaged, or sealed with another key. They are never replaced.
 */
export async function openCredentials(folder: string, vault: Vault): Promise<SandboxCredentials> {
  const sealed = readIfThere(join(folder, file));
  if (sealed) return unseal(folder, vault, sealed);
  const made = newCredentials();
  await replaceFiles(folder, [{ name: file, bytes: vault.seal(Buffer.from(JSON.stringify(made)), file) }]);
  await syncFolder(folder);
  return made;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function unseal(folder: string, vault: Vault, sealed: Buffer): SandboxCredentials {
  try {
    return JSON.parse(vault.open(sealed, file).toString('utf8')) as SandboxCredentials;
  } catch (error) {
    throw new SandboxError(
      `${join(folder, file)} is damaged, or the folder was written with another key. Nothing was changed.`,
      { cause: error },
    );
  }
}

/** In the format of AWS's own keys, so that every client takes them. The account is recognisably not a real one. */
function newCredentials(): SandboxCredentials {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const identifier = Array.from({ length: 16 }, () => letters.charAt(randomInt(letters.length))).join('');
  return {
    accountId: '000000000000',
    accessKeyId: `AKIA${identifier}`,
    // Letters and digits only: it is pasted into shells and files.
    secretAccessKey: randomBytes(60).toString('base64').replace(/[+/=]/g, '').slice(0, 40),
  };
}
