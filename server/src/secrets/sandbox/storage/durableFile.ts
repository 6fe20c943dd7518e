import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Ends the name of a file that is being written. What is left of one after a crash is removed at the next start. */
export const temporaryEnding = '.tmp';

/** A file to be written as a whole. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes whole files so that a reader, also one after a crash, sees the old bytes or the new ones of each. They appear
 * in the order given, after all of them were written. The renames are durable only after {@link syncFolder}.
 */
export async function replaceFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const temporary = ({ name }: NewFile) => join(folder, `${name}${temporaryEnding}`);
  try {
    const written = await Promise.allSettled(files.map((file) => writeThrough(temporary(file), file.bytes)));
    const failed = written.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    for (const file of files) await rename(temporary(file), join(folder, file.name));
  } catch (error) {
    await Promise.allSettled(files.map((file) => unlink(temporary(file))));
    throw error;
  }
}

/** Resolves when the bytes are on disk. The name is durable only after {@link syncFolder}. */
export async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes created, renamed and removed names of a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder as a file; its file systems write names through by themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
