import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Gives the folder free. */
export type Release = () => void;

/** A process, told apart from every other that is or was. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells the process apart from a later one with the same id. */
  readonly birth: string;
}

export const thisProcess = (): Holder => ({ pid: process.pid, host: hostname(), birth: birthOf(process.pid) });

/** A living process holds the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  /** For people. */
  readonly holder: string;

  constructor(holder: string) {
    super(`in use by ${holder}`);
    this.holder = holder;
  }
}

const file = 'lock';

/**
 * Takes a folder for this process. The lock of a process that is gone is taken over.
 * @throws FolderInUse naming the process that holds it; NodeJS.ErrnoException when nothing can be written there.
 */
export function lockFolder(folder: string): Release {
  const own = JSON.stringify(thisProcess());
  const path = join(folder, file);
  // A link appears with its whole content or not at all, and never replaces another.
  const draft = join(folder, `${file}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, own, { mode: 0o600, flush: true });
    if (!tryLink(draft, path)) {
      takeOver(folder, path);
      if (!tryLink(draft, path)) throw heldBy(folder, readHolder(path));
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    try {
      if (readText(path) === own) unlinkSync(path);
    } catch {
      // On a folder that has become read-only the lock stays; it is stale as soon as this process has ended.
    }
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a stale lock aside. Of two processes that try, the rename lets one succeed for each lock. */
function takeOver(folder: string, path: string): void {
  const text = readText(path);
  if (text === undefined) return;
  const holder = parseHolder(text);
  if (!holder || isAlive(holder)) throw heldBy(folder, holder);
  const aside = join(folder, `${file}.stale.${process.pid}.tmp`);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  // Another process may have taken the lock over between the look and the move: then it goes back to it.
  if (readText(aside) !== text && tryLink(aside, path)) {
    unlinkSync(aside);
    throw heldBy(folder, readHolder(path));
  }
  unlinkSync(aside);
}

export function isAlive(holder: Holder): boolean {
  // A process of another machine cannot be asked: believe the lock.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  const birth = birthOf(holder.pid);
  return birth === '' || holder.birth === '' || birth === holder.birth;
}

/** When a process began, in a form that only equality can be asked of; empty where the system does not tell. */
function birthOf(pid: number): string {
  if (process.platform !== 'linux') return pid === process.pid ? String(performance.timeOrigin) : '';
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${boot} ${fields?.[19] ?? ''}`;
  } catch {
    return '';
  }
}

const readHolder = (path: string): Holder | undefined => parseHolder(readText(path) ?? '');

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, birth } = JSON.parse(text) as Partial<Holder>;
    return pid === undefined || host === undefined || birth === undefined ? undefined : { pid, host, birth };
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const heldBy = (folder: string, holder: Holder | undefined): FolderInUse =>
  new FolderInUse(
    holder ? `process ${holder.pid} on ${holder.host}` : `a process that ${join(folder, file)} does not name`,
  );

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
