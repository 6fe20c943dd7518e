import { StoreError } from '../secrets/store.ts';
import type { ReadSecret, SecretStore, SecretValue } from '../secrets/store.ts';
import { Secret } from '../core/secret.ts';
import { plainOf, valuesOf } from './content.ts';
import type { PlannedValue } from './migration.ts';
import { maximumValueBytes } from './readings.ts';
import type { TokenSource } from './tokens.ts';

export type KeyAddingStore = Pick<SecretStore, 'put' | 'read'>;

export interface KeysAdded {
  readonly arn: string;
  /** Keys that were not there before. Empty: the secret held all of it already, and nothing was written. */
  readonly added: readonly string[];
  /** Somebody else has written the secret at the same moment; what they wrote is kept. */
  readonly merged: boolean;
}

/** How often somebody else may write in between before it is no accident. */
const mostAttempts = 5;

/**
 * Adds keys to the JSON object of a secret that is there. What else stands in its text is kept character by character.
 * A key that is there is never given another value.
 *
 * Secrets Manager cannot write on a condition, so the order is read, put, look back: the version before ours
 * (`AWSPREVIOUS`) has to be the one that was read. Where it is not, somebody has written in between, and what they wrote
 * is no longer current: the keys are added to theirs, which becomes current again. Where that cannot be done, theirs is
 * put back as it was and ours is given up. What stays unseen is a write between our read and put with a third one right
 * after ours: the first is then an unlabelled version, which Secrets Manager keeps for a day at least.
 * @throws StoreError `name-taken` when a key has another value, `invalid-request` when the secret holds no JSON object
 * or has no room, `conflict` when others were faster each time or left no room for the keys.
 */
export async function addKeys(
  name: string,
  values: ReadonlyMap<string, PlannedValue>,
  store: KeyAddingStore,
  tokens: TokenSource,
  signal?: AbortSignal,
): Promise<KeysAdded> {
  const target: Target = { name, store, tokens, signal };
  const added = new Set<string>();
  let base = await store.read(name, undefined, signal);
  /** What `AWSPREVIOUS` has to be after our put. */
  let expected = base.versionId;
  let merged = false;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const missing = missingIn(name, base, values);
    let versionId = base.versionId;
    if (missing.size > 0) {
      const text = withMembers(name, textIn(name, base), missing);
      for (const key of missing.keys()) added.add(key);
      versionId = await put(target, { kind: 'text', text }, text.reveal());
    } else if (!isOwn(target, base)) return { arn: base.arn, added: [...added], merged };
    const current = await store.read(name, undefined, signal);
    if (current.versionId !== versionId) {
      // Written over again already: what is current now is looked at anew.
      base = current;
      expected = current.versionId;
      merged = true;
      continue;
    }
    const previous = await store.read(name, { stage: 'AWSPREVIOUS' }, signal);
    const isAsExpected = missing.size > 0 ? previous.versionId === expected : isMadeOf(name, current, previous, values);
    if (isAsExpected) return { arn: current.arn, added: [...added], merged };
    if (!canTake(name, previous, values)) return await giveUp(target, previous, versionId);
    base = previous;
    expected = versionId;
    merged = true;
  }
  throw new StoreError(
    'conflict',
    `${name} is being changed by somebody else all the time. The code was left as it is. Try again later.`,
  );
}

interface Target {
  readonly name: string;
  readonly store: KeyAddingStore;
  readonly tokens: TokenSource;
  readonly signal: AbortSignal | undefined;
}

/** `what` tells this write from others: the same one, repeated, has the same token. Gives the version. */
async function put({ name, store, tokens, signal }: Target, value: SecretValue, what: string): Promise<string> {
  const { versionId } = await store.put(name, value, tokens.tokenFor(name, what), signal);
  return versionId;
}

/** The version was made by a call of ours whose answer was lost: its token is its version's id. */
const isOwn = ({ name, tokens }: Target, base: ReadSecret): boolean =>
  tokens.tokenFor(name, textIn(name, base)) === base.versionId;

/** Whether the current text is the one before it with our keys, so that nothing of it was lost. */
function isMadeOf(
  name: string,
  current: ReadSecret,
  previous: ReadSecret,
  values: ReadonlyMap<string, PlannedValue>,
): boolean {
  if (!canTake(name, previous, values)) return false;
  const text = withMembers(name, textIn(name, previous), missingIn(name, previous, values));
  return textIn(name, current) === text.reveal();
}

/** Makes current again what our version has taken the place of, and what was written meanwhile. */
async function giveUp(target: Target, theirs: ReadSecret, ours: string): Promise<never> {
  let value = theirs;
  let expected = ours;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const versionId = await put(target, value.value, `back to ${value.versionId}`);
    const previous = await target.store.read(target.name, { stage: 'AWSPREVIOUS' }, target.signal);
    if (previous.versionId === expected) break;
    value = previous;
    expected = versionId;
  }
  throw new StoreError(
    'conflict',
    `${target.name} was changed by somebody else at the same moment, in a way that leaves no room for the key. Their ` +
      'value is current again; the code was left as it is. Look at the secret and try again.',
  );
}

function canTake(name: string, secret: ReadSecret, values: ReadonlyMap<string, PlannedValue>): boolean {
  try {
    withMembers(name, textIn(name, secret), missingIn(name, secret, values));
    return true;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}

/** The values whose keys are not there. */
function missingIn(
  name: string,
  secret: ReadSecret,
  values: ReadonlyMap<string, PlannedValue>,
): ReadonlyMap<string, PlannedValue> {
  const there = valuesOf(secret);
  if (there === undefined) throw noObject(name);
  const keys = new Set(Object.keys(JSON.parse(textIn(name, secret)) as object));
  for (const [key, value] of values) {
    if (keys.has(key) && there.get(key)?.reveal() !== String(plainOf(value))) throw otherValue(name, key);
  }
  return new Map([...values].filter(([key]) => !keys.has(key)));
}

function textIn(name: string, { value }: ReadSecret): string {
  if (value.kind !== 'text') throw noObject(name);
  return value.text.reveal();
}

/** The text of a JSON object with further members at its end; all else stays as it is written. */
function withMembers(name: string, text: string, members: ReadonlyMap<string, PlannedValue>): Secret {
  const end = text.lastIndexOf('}');
  const isEmpty = /\{\s*$/.test(text.slice(0, end));
  const written = [...members].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(plainOf(value))}`);
  const result = new Secret(text.slice(0, end) + (isEmpty ? '' : ',') + written.join(',') + text.slice(end));
  if (result.byteLength <= maximumValueBytes) return result;
  throw new StoreError(
    'invalid-request',
    `${name} has no room for another key: a secret holds at most 65,536 bytes. Nothing was changed. Choose another secret.`,
  );
}

/** A secret that no key can be added to. */
export const noObject = (name: string): StoreError =>
  new StoreError(
    'invalid-request',
    `${name} holds plain text or binary data and no JSON object, so no key can be added to it. Nothing was stored or changed. Choose another secret.`,
  );

const otherValue = (name: string, key: string): StoreError =>
  new StoreError(
    'name-taken',
    `The key “${key}” of ${name} holds another value already. Nothing was stored or changed. Choose another key.`,
  );
