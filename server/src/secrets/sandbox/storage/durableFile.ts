import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Ends the name of a file that is being written. What is left of one after a crash is removed at the next start. */
export const temporaryEnding = '.tmp';

/**
 * Writes a whole file so that a reader, also one after a crash, sees the old bytes or the new ones. The rename is
 * durable only after {@link syncFolder}.
 */
export async function replaceFile(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${file}${temporaryEnding}`);
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, file));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
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
