import { createHmac, randomBytes } from 'node:crypto';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Finding } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import { textAt } from '../core/span.ts';
import { isWeakValue } from '../detection/judgement/weakValue.ts';
import type { StoreReference } from '../protocol/requests.ts';
import { plainKeys } from '../remediation/allocation.ts';
import { valuesOf } from '../remediation/content.ts';
import type { ReadSecret, SecretStore } from '../secrets/store.ts';

/** A secret, and the key in it, that holds a value; without a key it is all of the secret. */
export interface KnownPlace {
  readonly store: StoreReference;
  readonly arn: string;
  readonly name: string;
  readonly key?: string;
}

/** Which values are stored, as far as this session has read them. Holds no value, and tells none. */
export interface KnownValues {
  /** Takes the current version of a secret for what it holds now. */
  note(read: ReadSecret, store: StoreReference): void;
  forget(id: string): void;
  /** Where exactly this text is stored. */
  find(text: string): KnownPlace | undefined;
  /** Called when a value has become known, or is known no more. */
  onDidChange(listener: () => void): void;
}

/** Shorter values, and those that everybody takes, say nothing by being equal. */
const shortest = 8;
/** The oldest give way: an account may hold more than anyone has in a workspace. */
const mostValues = 10_000;

/**
 * Values are kept as HMACs under a key of this process alone, in memory alone. Neither key nor HMAC is ever sent or
 * written, so they tell nobody anything; who can ask whether a text is stored has the editor of the user who has just
 * read that secret.
 */
export function knownValues(): KnownValues {
  const key = randomBytes(32);
  const places = new Map<string, KnownPlace>();
  const listeners: (() => void)[] = [];
  const digestOf = (text: string): string => createHmac('sha256', key).update(text).digest('base64');

  function forget(id: string): boolean {
    const gone = [...places].filter(([, { arn, name }]) => arn === id || name === id);
    for (const [digest] of gone) places.delete(digest);
    return gone.length > 0;
  }

  function changed(): void {
    listeners.forEach((listener) => listener());
  }

  return {
    note(read, store) {
      if (!read.stages.includes('AWSCURRENT')) return;
      const before = new Set([...places].flatMap(([digest, { arn }]) => (arn === read.arn ? [digest] : [])));
      forget(read.arn);
      const { arn, name } = read;
      const found = valuesIn(read).filter(([, value]) => isTelling(value.reveal()));
      const now = found.map(([inside, value]) => [digestOf(value.reveal()), inside] as const);
      for (const [digest, inside] of now) {
        places.set(digest, { store, arn, name, ...(inside === undefined ? {} : { key: inside }) });
        const [oldest] = places.keys();
        if (places.size > mostValues && oldest !== undefined) places.delete(oldest);
      }
      if (now.length !== before.size || now.some(([digest]) => !before.has(digest))) changed();
    },
    forget(id) {
      if (forget(id)) changed();
    },
    find: (text) => (places.size === 0 || !isTelling(text) ? undefined : places.get(digestOf(text))),
    onDidChange: (listener) => void listeners.push(listener),
  };
}

const isTelling = (text: string): boolean => text.length >= shortest && !isWeakValue(text);

/** Without the parts of a connection that are no credentials. */
function valuesIn(read: ReadSecret): readonly (readonly [key: string | undefined, value: Secret])[] {
  const values = valuesOf(read);
  if (values !== undefined) return [...values].filter(([key]) => !plainKeys.has(key));
  return read.value.kind === 'text' ? [[undefined, read.value.text]] : [];
}

/** The same store; what is read in it becomes known. */
export const noting = (store: SecretStore, reference: StoreReference, known: KnownValues): SecretStore => ({
  ...store,
  async read(id, version, signal) {
    const read = await store.read(id, version, signal);
    known.note(read, reference);
    return read;
  },
  async delete(id, recoveryDays, signal) {
    const date = await store.delete(id, recoveryDays, signal);
    known.forget(id);
    return date;
  },
});

/**
 * Where the value of a finding is stored: as it is written, as a URL encodes it, or with the escapes that most languages
 * share. Only a hint: whoever acts on it reads the literal as its language does.
 */
export function storedAt({ span }: Finding, { text }: DocumentSnapshot, known: KnownValues): KnownPlace | undefined {
  const written = textAt(text, span);
  const readings = [
    written,
    ...(/%[\da-f]{2}/i.test(written) ? [percentDecoded(written)] : []),
    ...(written.includes('\\') ? [unescaped(written)] : []),
  ];
  for (const reading of readings) {
    const place = known.find(reading);
    if (place !== undefined) return place;
  }
  return undefined;
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([^]))/gi, (_, unit?: string, byte?: string, character = '') => {
    const code = unit ?? byte;
    return code === undefined
      ? (controls[String(character)] ?? String(character))
      : String.fromCharCode(parseInt(code, 16));
  });

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** For people: “prod/db” → “password”. */
export const placeText = ({ name, key }: KnownPlace): string =>
  key === undefined ? `“${name}”` : `“${name}” → “${key}”`;
