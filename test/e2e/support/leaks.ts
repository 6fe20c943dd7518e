import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files below `folder` that hold one of the values in their text. Sockets and what vanishes meanwhile are passed over. */
export async function filesHolding(folder: string, values: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holding: string[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'latin1').catch(() => '');
    if (values.some((value) => text.includes(value))) holding.push(path);
  }
  return holding;
}

export const valuesIn = (text: string, values: readonly string[]): number =>
  values.filter((value) => text.includes(value)).length;
