import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Ends the name of a file that is being written; one that stays behind is what a killed run left. */
const unfinishedSuffix = '.unhardcode-tmp';

export const isUnfinished = (path: string): boolean => path.endsWith(unfinishedSuffix);

export type WriteOutcome =
  | { readonly kind: 'written' }
  /** The file does not hold what was expected: somebody else has changed it. Nothing was written. */
  | { readonly kind: 'changed' }
  /** It has several names, of which a replacement would leave the others with the old content. Nothing was written. */
  | { readonly kind: 'several-names' };

/** Whether a file has several names (hard links). Absent or out of reach: it has not. */
export async function hasSeveralNames(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.nlink > 1;
}

/**
 * Replaces a file's content in one step: whoever reads it sees the old bytes or the new ones. Mode and owner stay, and
 * a symbolic link stays one. The content is compared with `expected` right before the replacement. Access control lists
 * and extended attributes are lost where the system gives a new file others: Node.js has no call for them.
 * @throws NodeJS.ErrnoException when the folder or the file cannot be written; the file is then as it was.
 */
export async function replaceFile(path: string, expected: Uint8Array, bytes: Uint8Array): Promise<WriteOutcome> {
  const target = await realpath(path);
  const { mode, uid, gid, nlink } = await stat(target);
  if (nlink > 1) return { kind: 'several-names' };
  const unfinished = await unfinishedBeside(target);
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      const own = await handle.stat();
      if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
      await handle.chmod(mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(target)).equals(expected)) return { kind: 'changed' };
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(target));
  return { kind: 'written' };
}

/**
 * Makes a file that is not there yet, in one step, with the folders above it.
 * @throws NodeJS.ErrnoException as above.
 */
export async function createFile(path: string, bytes: Uint8Array): Promise<WriteOutcome> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = await unfinishedBeside(path);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (await exists(path)) return { kind: 'changed' };
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(path));
  return { kind: 'written' };
}

/** A name for the new content, beside the file; what killed runs left under such names goes. */
async function unfinishedBeside(path: string): Promise<string> {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix) && isUnfinished(name)) await rm(join(folder, name), { force: true });
  }
  return join(folder, `${prefix}${randomBytes(6).toString('hex')}${unfinishedSuffix}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** So that the new name survives a power cut. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // Some file systems refuse; the content itself is on disk already.
  } finally {
    await handle?.close();
  }
}
