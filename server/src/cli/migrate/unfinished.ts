import { join } from 'node:path';
import { discardLeftover, leftoverRecoveryDays, lookAtLeftover } from '../../remediation/leftovers.ts';
import { locationText, StoreError } from '../../secrets/store.ts';
import type { SecretStore } from '../../secrets/store.ts';
import { isSameStore } from '../../workspace/journal/format.ts';
import type { Journal } from '../../workspace/journal/journal.ts';
import { isReading } from '../../workspace/journal/records.ts';
import type { Unfinished } from '../../workspace/journal/records.ts';
import { CommandError } from '../io.ts';
import type { CommandIo, ExitCode } from '../io.ts';
import { openStore } from './openStore.ts';
import type { StoreOptions } from './openStore.ts';

/** What an interrupted run left that no process is at. */
const leftIn = (root: string, journal: Journal): readonly Unfinished[] =>
  journal.unfinishedIn(root).filter(({ isUnderWay }) => !isUnderWay);

/** Says what an interrupted run left, and how to finish or discard it. Asks no store. Gives whether anything is stored. */
export function tellUnfinished(
  root: string,
  journal: Journal,
  io: CommandIo,
  left: readonly Unfinished[] = leftIn(root, journal),
): boolean {
  for (const record of journal.leftovers().unreadable) {
    io.err(`The record ${record} of an earlier run cannot be read by this version and is left alone.\n`);
  }
  for (const { name, store, state, paths } of left) {
    const what = state === 'planned' ? 'may have stored' : 'stored';
    io.err(
      `A run that was interrupted ${what} ${name} (${locationText(store)}) for ${paths.join(', ')}, not yet edited.\n`,
    );
  }
  if (left.length > 0) {
    io.err('--apply --yes finishes it and stores nothing twice; --discard --yes deletes what no code reads.\n');
  }
  return left.some(({ state }) => state !== 'planned');
}

/**
 * After a run that reached the store: what is not there, or is not the interrupted run's any more, is let go of. What
 * may still arrive is remembered, for the next run has to look there first.
 */
export async function afterRun(root: string, journal: Journal, store: SecretStore, io: CommandIo): Promise<boolean> {
  const left: Unfinished[] = [];
  for (const entry of leftIn(root, journal)) {
    const isHere = isSameStore(entry.store, store.location);
    const { kind } = isHere ? await lookAtLeftover(entry, store, io.signal).catch(unknown) : unknownState;
    if (kind === 'ours' || kind === 'unknown') left.push(entry);
    else if (kind === 'changed' || entry.state !== 'planned' || !entry.mayArrive) journal.settle(entry);
  }
  return tellUnfinished(root, journal, io, left);
}

const unknownState = { kind: 'unknown' } as const;

function unknown(error: unknown): typeof unknownState {
  if (error instanceof StoreError && error.code !== 'cancelled') return unknownState;
  throw error;
}

/**
 * `--discard`: schedules the deletion of what interrupted runs stored and no file reads. Without `--yes` it only says
 * what that would be.
 * @throws CommandError, StoreError when the store cannot be opened.
 */
export async function discardUnfinished(
  options: StoreOptions & { readonly yes: boolean },
  root: string,
  journal: Journal,
  io: CommandIo,
): Promise<ExitCode> {
  if (!options.yes) return tellUnfinished(root, journal, io) ? 1 : 0;
  const leave = await journal.enter(root, io.signal, (holder) =>
    io.err(`Another run is at work on this project (${holder}). Waiting for it to end.\n`),
  );
  try {
    const left = leftIn(root, journal);
    if (left.length === 0) io.err('No run was interrupted.\n');
    let isDone = true;
    for (const entry of left) isDone = (await discardOne(entry, root, options, journal, io)) && isDone;
    return isDone ? 0 : 1;
  } catch (error) {
    if (error instanceof StoreError && error.code !== 'cancelled') throw new CommandError(error.message);
    throw error;
  } finally {
    leave();
  }
}

async function discardOne(
  entry: Unfinished,
  root: string,
  options: StoreOptions,
  journal: Journal,
  io: CommandIo,
): Promise<boolean> {
  const { name, paths } = entry;
  const reader = paths.find((path) => isReading(join(root, path), name));
  if (reader !== undefined) {
    io.err(`${name} is kept: ${reader} reads it.\n`);
    return false;
  }
  const { store, close } = await openStore(options, io);
  try {
    if (!isSameStore(entry.store, store.location)) {
      io.err(`${name} was stored elsewhere (${locationText(entry.store)}); say so with --profile and --region.\n`);
      return false;
    }
    const kind = await discardLeftover(entry, store, io.signal);
    journal.settle(entry);
    io.err(`${name} ${outcomes[kind]}.\n`);
    return true;
  } finally {
    await close();
  }
}

const outcomes = {
  ours: `is deleted for good in ${leftoverRecoveryDays} days; until then it can be restored`,
  changed: 'was changed since by somebody else and is kept',
  gone: 'is not there',
} as const;
