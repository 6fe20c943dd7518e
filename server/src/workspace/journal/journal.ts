import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderInUse, lockFolder, thisProcess } from '../folderLock.ts';
import type { Release } from '../folderLock.ts';
import { relativePath } from '../projectRoot.ts';
import { recordedStore } from './format.ts';
import type { RecordedStore, RecordLine } from './format.ts';
import { append, begin, endRecord, projectFolder, readRecords, real, recordFile, settle } from './records.ts';
import type { Leftovers, Unfinished } from './records.ts';

/** Of one run. No member throws: a run goes on without a record where none can be kept. */
export interface RunRecord {
  /** Of an unfinished run on the same project: its create call may still be under way. */
  tokenOf(name: string): string | undefined;
  /** On disk when it returns. What unfinished runs noted of the same secrets is this run's from here on. */
  planned(secrets: readonly { readonly name: string; readonly token: string }[]): void;
  stored(name: string, arn: string): void;
  verified(name: string): void;
  /** It came not to exist. */
  settled(name: string): void;
  /** The file (absolute path) is on disk as planned. */
  edited(file: string): void;
  /** The run is over; what it has not finished is remembered. */
  end(): void;
}

export interface NewRun {
  readonly root: string;
  readonly store: RecordedStore;
  /** Absolute paths of the files that are to read a secret. */
  readonly filesFor: (name: string) => readonly string[];
  /** Told once, with the system's code for it, that no record can be kept. */
  readonly onProblem?: (code: string) => void;
}

/** What runs planned, stored, verified and edited, beside the user's state, so that an interrupted one can be finished. */
export interface Journal {
  readonly folder: string;
  leftovers(): Leftovers;
  /** Of the runs on one project. */
  unfinishedIn(root: string): readonly Unfinished[];
  /**
   * Waits until no other process works on the project. Where the folder cannot be written, nobody is kept out.
   * @throws DOMException when the signal is aborted.
   */
  enter(root: string, signal: AbortSignal, onWaiting: (holder: string) => void): Promise<Release>;
  begin(run: NewRun): RunRecord;
  /** Nothing is left to do about it. */
  settle(unfinished: Unfinished): void;
}

/** Milliseconds between two looks whether a project is free. */
const pollInterval = 100;

/** The journal in the state folder of the user whose environment this is (XDG Base Directory Specification). */
export function openJournal(env: Readonly<Record<string, string | undefined>>): Journal {
  const state = env['XDG_STATE_HOME'] || join(env['HOME'] ?? homedir(), '.local', 'state');
  const folder = join(state, 'unhardcode', 'migrations');
  return {
    folder,
    leftovers: () => readRecords(folder),
    unfinishedIn: (root) => readRecords(folder).unfinished.filter((entry) => isOf(root, entry)),
    begin: (run) => beginRun(folder, run),
    settle,
    async enter(root, signal, onWaiting) {
      const own = projectFolder(folder, root);
      for (let looks = 0; ; looks += 1) {
        signal.throwIfAborted();
        try {
          mkdirSync(own, { recursive: true, mode: 0o700 });
          return lockFolder(own);
        } catch (error) {
          if (!(error instanceof FolderInUse)) return () => undefined;
          if (looks === 0) onWaiting(error.holder);
        }
        await sleep(pollInterval, undefined, { signal });
      }
    },
  };
}

/** A project that was moved keeps its records: its old place is gone, and the files are at the new one. */
export const isOf = (root: string, entry: Unfinished): boolean =>
  entry.root === real(root) || (!existsSync(entry.root) && entry.paths.some((path) => existsSync(join(root, path))));

function beginRun(folder: string, { root: given, store, filesFor, onProblem = () => undefined }: NewRun): RunRecord {
  const root = real(given);
  const record = recordFile(projectFolder(folder, root), randomUUID());
  const first: RecordLine = { step: 'begin', version: 1, root, store: recordedStore(store), by: thisProcess() };
  const pathOf = (file: string): string => relativePath(root, real(file));
  let state: 'new' | 'begun' | 'given-up' = 'new';

  function note(...lines: readonly RecordLine[]): void {
    if (state === 'given-up') return;
    try {
      if (state === 'new') begin(record, [first, ...lines]);
      else append(record, lines);
      state = 'begun';
    } catch (error) {
      state = 'given-up';
      onProblem(error instanceof Error && 'code' in error ? String(error.code) : 'unknown error');
    }
  }

  let read: readonly Unfinished[] | undefined;
  /** Read once: no other run is at work on the project. */
  const older = (): readonly Unfinished[] =>
    (read ??= readRecords(folder).unfinished.filter((entry) => entry.record !== record && isOf(root, entry)));

  return {
    tokenOf: (name) => older().find((entry) => entry.name === name)?.token,
    planned(secrets) {
      if (secrets.length === 0) return;
      const taken = older().filter((entry) =>
        secrets.some(({ name, token }) => entry.name === name && entry.token === token),
      );
      note(
        ...secrets.map(({ name, token }): RecordLine => {
          const before = taken.filter((entry) => entry.name === name).flatMap(({ paths }) => paths);
          return { step: 'planned', name, token, paths: [...new Set([...before, ...filesFor(name).map(pathOf)])] };
        }),
      );
      if (state === 'begun') taken.forEach(settle);
    },
    stored: (name, arn) => note({ step: 'stored', name, arn }),
    verified: (name) => note({ step: 'verified', name }),
    settled: (name) => note({ step: 'settled', name }),
    edited: (file) => note({ step: 'edited', path: pathOf(file) }),
    end: () => endRecord(record),
  };
}
