import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { baselineText, entriesOf, mergedBaseline } from '../suppression/baseline.ts';
import type { BaselineEntry } from '../suppression/baseline.ts';
import { parseJson } from '../suppression/json.ts';
import { createFile, replaceFile } from '../workspace/atomicWrite.ts';
import { checkoutRoot } from '../workspace/projectRoot.ts';
import { isAtOrAbove, projectFiles } from '../workspace/projects.ts';
import type { ScanReport } from '../workspace/scanReport.ts';
import { CommandError } from './io.ts';
import type { CommandIo } from './io.ts';
import { codeOf } from './pathError.ts';

export interface BaselineToWrite {
  readonly file: string;
  /** What was looked at, as it was given. */
  readonly paths: readonly string[];
  /** The findings are those that this very file does not know: what it knows stays. */
  readonly isAdded: boolean;
}

/**
 * Writes what was found, by fingerprint. What an existing baseline knows of other paths stays.
 * @throws CommandError when it cannot be written, or would replace a file that is no baseline.
 */
export async function writeBaseline(
  { findings }: ScanReport,
  { file, paths, isAdded }: BaselineToWrite,
  { workingDirectory }: CommandIo,
): Promise<void> {
  const target = resolve(workingDirectory, file);
  const given = paths.map((path) => resolve(workingDirectory, path));
  const placed = projectFiles(workingDirectory, given);
  const found = findings.map(({ path, fingerprint, rule }): BaselineEntry => {
    const { identity } = placed({ absolute: resolve(workingDirectory, path) });
    return { fingerprint, path: identity, rule };
  });
  const root = checkoutRoot(workingDirectory) ?? workingDirectory;
  const wasLookedAt = (path: string): boolean =>
    !isAdded && given.some((folder) => isAtOrAbove(folder, resolve(root, path)));
  const before = await readFile(target).catch(() => undefined);
  const known = before === undefined ? [] : knownIn(before, file);
  const bytes = Buffer.from(baselineText(mergedBaseline(known, found, wasLookedAt)));
  try {
    const { kind } = before === undefined ? await createFile(target, bytes) : await replaceFile(target, before, bytes);
    if (kind !== 'written') {
      const why = kind === 'changed' ? 'has changed meanwhile' : 'has further names (hard links)';
      throw new CommandError(`${file} ${why}. The baseline was not written.`);
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`Cannot write the baseline to ${file}: ${codeOf(error)}.`);
  }
}

function knownIn(bytes: Buffer, file: string): readonly BaselineEntry[] {
  const text = bytes.toString('utf8');
  if (text.trim() === '') return [];
  const json = parseJson(text);
  const entries = json.kind === 'parsed' ? entriesOf(json.value) : undefined;
  if (entries === undefined)
    throw new CommandError(`${file} is there and is no baseline of ours. It was not overwritten: give another name.`);
  return entries;
}
