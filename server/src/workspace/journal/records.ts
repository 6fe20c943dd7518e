import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from '../folderLock.ts';
import { readText } from '../readText.ts';
import { parseRecord, printLine } from './format.ts';
import type { RecordedSecret, RecordedStore, RecordLine } from './format.ts';

/** A secret that a run was to store, and files that do not read it yet. */
export interface Unfinished extends RecordedSecret {
  readonly root: string;
  readonly store: RecordedStore;
  /** Another process that lives is at it: it may yet finish by itself. */
  readonly isUnderWay: boolean;
  /** What the run sent may still be on its way, and be done when nobody expects it. */
  readonly mayArrive: boolean;
  /** Absolute path of the record. */
  readonly record: string;
}

export interface Leftovers {
  readonly unfinished: readonly Unfinished[];
  /** Absolute paths of records that are damaged, or that a later version wrote. They are left alone. */
  readonly unreadable: readonly string[];
}

const ending = '.jsonl';

/** Milliseconds. A signed request is refused five minutes after it was signed; as much again for clocks that differ. */
const longestWay = 600_000;

/** One folder a project, named by a hash of its path: a path may be longer than a name can be. */
export const projectFolder = (folder: string, root: string): string =>
  join(folder, createHash('sha256').update(real(root)).digest('hex').slice(0, 24));

export const recordFile = (projectFolderPath: string, id: string): string => join(projectFolderPath, id + ending);

/** Everything that is left to do, of every project. A record with nothing left to do is removed. */
export function readRecords(folder: string): Leftovers {
  const unfinished: Unfinished[] = [];
  const unreadable: string[] = [];
  for (const record of recordsIn(folder)) {
    const text = readText(record);
    if (text === undefined) continue;
    const parsed = parseRecord(text);
    if (parsed.kind !== 'record') {
      unreadable.push(record);
      continue;
    }
    const { root, store, by, secrets } = parsed;
    const open = secrets.filter((secret) => !isDone(root, secret));
    if (open.length === 0) removeQuietly(record);
    const isUnderWay = isAlive(by) && by.pid !== process.pid;
    const mayArrive = Date.now() - changedAt(record) < longestWay;
    unfinished.push(...open.map((secret) => ({ ...secret, root, store, isUnderWay, mayArrive, record })));
  }
  return { unfinished, unreadable };
}

function recordsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function changedAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

const isDone = (root: string, { name, paths }: RecordedSecret): boolean =>
  paths.every((path) => isReading(join(root, path), name));

/** Whether a file names a secret, in UTF-8 or UTF-16. */
export function isReading(file: string, name: string): boolean {
  try {
    return readFileSync(file, 'latin1').replaceAll('\0', '').includes(name);
  } catch {
    return false;
  }
}

/**
 * Begins a record. On disk when it returns, so that no effect comes before it.
 * @throws NodeJS.ErrnoException
 */
export function begin(record: string, lines: readonly RecordLine[]): void {
  mkdirSync(dirname(record), { recursive: true, mode: 0o700 });
  writeFileSync(record, lines.map(printLine).join(''), { flag: 'ax', mode: 0o600, flush: true });
}

/**
 * The same for the steps that follow. A record that is gone has been taken over by another run, and stays gone.
 * @throws NodeJS.ErrnoException
 */
export function append(record: string, lines: readonly RecordLine[]): void {
  try {
    const file = openSync(record, constants.O_WRONLY | constants.O_APPEND);
    try {
      writeSync(file, lines.map(printLine).join(''));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Nothing is left to do about a secret. Where that cannot be noted, it is looked at again. */
export function settle({ record, name }: Pick<Unfinished, 'record' | 'name'>): void {
  try {
    append(record, [{ step: 'settled', name }]);
    endRecord(record);
  } catch {
    // As said.
  }
}

/** Removes the record of a run that ends here, unless something is left to do. */
export function endRecord(record: string): void {
  const parsed = parseRecord(readText(record) ?? '');
  if (parsed.kind === 'record' && parsed.secrets.every((secret) => isDone(parsed.root, secret))) removeQuietly(record);
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that has become read-only: it is looked at again.
  }
}

/** The path without links, as far as it is there. */
export function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
