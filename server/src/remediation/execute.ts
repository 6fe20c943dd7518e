import { StoreError } from '../secrets/store.ts';
import type { ReadSecret, SecretStore } from '../secrets/store.ts';
import { addKeys } from './addKeys.ts';
import { isSameValue, plainOf, secretValueOf, valuesIn, valuesOf } from './content.ts';
import type { PlannedContent, PlannedSecret } from './migration.ts';
import type { TokenSource } from './tokens.ts';

/** What storing needs of a store. */
export type StoringStore = Pick<SecretStore, 'create' | 'put' | 'read'>;

/** Told of each step, so that a run that is interrupted can be finished. What it is told holds no value. */
export interface StoringRecord {
  /** The token that an interrupted run had for the name. */
  tokenOf(name: string): string | undefined;
  /** Before anything is stored. */
  planned(secrets: readonly { readonly name: string; readonly token: string }[]): void;
  stored(name: string, arn: string): void;
  /** Read back and compared. */
  verified(name: string): void;
  /** It is certain that this run has stored nothing under the name. */
  settled(name: string): void;
}

export const noRecord: StoringRecord = {
  tokenOf: () => undefined,
  planned: () => undefined,
  stored: () => undefined,
  verified: () => undefined,
  settled: () => undefined,
};

export type StoreOutcome =
  | {
      readonly kind: 'stored';
      readonly secret: PlannedSecret;
      readonly arn: string;
      /** False when the store held the same values under that name already, or keys were added to what is there. */
      readonly created: boolean;
      /** Keys that were added to a secret that was there. */
      readonly added?: readonly string[];
      /** Somebody else has written the secret at the same moment; what they wrote is kept. */
      readonly merged?: boolean;
    }
  | { readonly kind: 'failed'; readonly secret: PlannedSecret; readonly error: StoreError };

/**
 * Stores what was planned, one after the other: create or add keys, read back, compare. One that fails does not stop
 * the others, and nothing that exists is overwritten. One outcome for each secret, in the order given.
 * @throws StoreError `cancelled` when the signal is aborted.
 */
export async function storePlanned(
  secrets: readonly PlannedSecret[],
  store: StoringStore,
  tokens: TokenSource,
  record: StoringRecord = noRecord,
  signal?: AbortSignal,
): Promise<readonly StoreOutcome[]> {
  const storings = secrets.map((secret) => storingOf(secret, tokens, record));
  record.planned(storings.flatMap(({ secret, token }) => (token === undefined ? [] : [{ name: secret.name, token }])));
  const outcomes: StoreOutcome[] = [];
  for (const storing of storings) {
    const { secret } = storing;
    try {
      const done =
        secret.kind === 'add-keys'
          ? { created: false, ...(await addKeys(secret.name, valuesIn(secret.content), store, tokens, signal)) }
          : await storeOne(storing, store, record, signal);
      outcomes.push({ kind: 'stored', secret, ...done });
    } catch (error) {
      if (!(error instanceof StoreError) || error.code === 'cancelled') throw error;
      outcomes.push({ kind: 'failed', secret, error });
    }
  }
  return outcomes;
}

interface Storing {
  readonly secret: PlannedSecret;
  /** Absent: it is there, and no interrupted run has made it. */
  readonly token: string | undefined;
  /** An interrupted run may have stored it. */
  readonly isRepeated: boolean;
}

function storingOf(secret: PlannedSecret, tokens: TokenSource, record: StoringRecord): Storing {
  const earlier = record.tokenOf(secret.name);
  const value = secretValueOf(secret.content);
  const what = value.kind === 'text' ? value.text.reveal() : Buffer.from(value.bytes).toString('latin1');
  const token = secret.kind !== 'create' ? earlier : tokens.tokenFor(secret.name, what, earlier);
  return { secret, token, isRepeated: token !== undefined && token === earlier };
}

async function storeOne(
  { secret, token, isRepeated }: Storing,
  store: StoringStore,
  record: StoringRecord,
  signal: AbortSignal | undefined,
): Promise<{ readonly arn: string; readonly created: boolean }> {
  const { name, description } = secret;
  if (secret.kind === 'verify' || token === undefined) {
    const reused = await reuse(secret, store, signal);
    if (isRepeated) record.verified(name);
    return reused;
  }
  const value = secretValueOf(secret.content);
  try {
    const { arn } = await store.create({ name, description, value, token }, signal);
    record.stored(name, arn);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (!error.isUncertain && !isRepeated) record.settled(name);
    if (error.code === 'name-taken') return reuse(secret, store, signal, error);
    throw error;
  }
  const read = await store.read(name, undefined, signal);
  if (isSameValue(read.value, value)) {
    record.verified(name);
    return { arn: read.arn, created: true };
  }
  throw new StoreError(
    'unexpected',
    `The secret ${name} was created, but reading it back gave another value. The code was left as it was. ` +
      'Look at the secret in Secrets Manager, delete it there, and try again.',
  );
}

/** Uses the secret of that name when it holds the planned values; whatever else it holds is left alone. */
async function reuse(
  secret: PlannedSecret,
  store: StoringStore,
  signal: AbortSignal | undefined,
  cause?: StoreError,
): Promise<{ readonly arn: string; readonly created: boolean }> {
  const read = await store.read(secret.name, undefined, signal);
  if (holds(read, secret.content)) return { arn: read.arn, created: false };
  throw new StoreError(
    'name-taken',
    `A secret named ${secret.name} exists already and holds something else. Nothing was stored or changed. ` +
      'Choose another name, or give its proposals a prefix.',
    { cause },
  );
}

function holds(stored: ReadSecret, planned: PlannedContent): boolean {
  if (planned.kind !== 'object') return isSameValue(stored.value, secretValueOf(planned));
  const values = valuesOf(stored);
  return (
    values !== undefined &&
    [...planned.values].every(([key, value]) => values.get(key)?.reveal() === String(plainOf(value)))
  );
}
