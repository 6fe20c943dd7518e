import { StoreError } from '../secrets/store.ts';
import type { StoreErrorCode } from '../secrets/store.ts';
import type { SyntaxParser } from '../syntax/syntaxTree.ts';
import { noObject } from './addKeys.ts';
import { contentOf } from './content.ts';
import type { StoringStore } from './execute.ts';
import type { MigrationChoice, MigrationInput, MigrationPlan, PlannedContent } from './migration.ts';
import { planMigration } from './plan.ts';

/** What reading a name that is free, or will be refused with a better explanation when it is created, ends with. */
const free: ReadonlySet<StoreErrorCode> = new Set(['not-found', 'scheduled-for-deletion']);
/** A secret that is there and cannot be compared. */
const opaque: ReadonlySet<StoreErrorCode> = new Set(['decryption-failed', 'conflict']);

/**
 * A plan that fits what the store holds: proposed names are looked up, a value that is there already is used and not
 * stored again, and a name that holds something else gives way to the next free one. Reads, never writes.
 * `known` are names of secrets that an unfinished run may have stored; they are looked at first.
 * @throws StoreError when the store cannot be asked.
 */
export async function settlePlan(
  inputs: readonly MigrationInput[],
  choice: MigrationChoice,
  parser: SyntaxParser,
  store: Pick<StoringStore, 'read'>,
  known: readonly string[] = [],
  signal?: AbortSignal,
): Promise<MigrationPlan> {
  const stored = new Map(choice.stored);
  const taken = new Set<string>(choice.taken);
  const seen = new Set<string>();
  const look = async (name: string): Promise<void> => {
    seen.add(name);
    const found = await lookUp(name, store, signal);
    if (found === 'taken') taken.add(name);
    else if (found !== 'free') stored.set(name, found);
  };
  if (choice.into !== undefined) {
    const { name } = choice.into;
    stored.set(name, await objectIn(name, store, signal));
    return planMigration(inputs, { ...choice, stored }, parser);
  }
  for (const name of known) await look(name);
  for (let round = 0; round < mostRounds; round += 1) {
    const plan = await planMigration(inputs, { ...choice, stored, taken }, parser);
    const unseen = plan.secrets.filter(({ kind, name }) => kind === 'create' && !seen.has(name));
    // A name that the user has chosen is used or fails: it gives way to nothing.
    if (unseen.length === 0 || choice.secretName !== undefined) return plan;
    for (const { name } of unseen) await look(name);
  }
  throw new StoreError('name-taken', 'Every name that was tried is taken. Nothing was stored.');
}

/** A name gives way to the next one. A store that has something unreadable under every name would be asked forever. */
const mostRounds = 50;

/** The JSON object of a secret that is to get further keys. */
async function objectIn(
  name: string,
  store: Pick<StoringStore, 'read'>,
  signal: AbortSignal | undefined,
): Promise<PlannedContent> {
  const content = contentOf(await store.read(name, undefined, signal));
  if (content.kind !== 'object') throw noObject(name);
  return content;
}

async function lookUp(
  name: string,
  store: Pick<StoringStore, 'read'>,
  signal: AbortSignal | undefined,
): Promise<PlannedContent | 'free' | 'taken'> {
  try {
    return contentOf(await store.read(name, undefined, signal));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (free.has(error.code)) return 'free';
    if (opaque.has(error.code)) return 'taken';
    throw error;
  }
}
