import { Secret } from '../core/secret.ts';
import type { ReadSecret, SecretValue } from '../secrets/store.ts';
import type { PlannedContent, PlannedValue } from './migration.ts';

/** What is stored: bytes, a text as it is, or the JSON text of the values with their keys in the order planned. */
export const secretValueOf = (content: PlannedContent): SecretValue =>
  content.kind === 'bytes'
    ? { kind: 'binary', bytes: Buffer.from(content.bytes.reveal(), 'latin1') }
    : { kind: 'text', text: secretTextOf(content) };

export function secretTextOf(content: Exclude<PlannedContent, { readonly kind: 'bytes' }>): Secret {
  if (content.kind === 'text') return content.text;
  const members = [...content.values].map(([key, value]) => [key, plainOf(value)] as const);
  return new Secret(JSON.stringify(Object.fromEntries(members)));
}

/** What a secret holds. */
export function contentOf(secret: ReadSecret): PlannedContent {
  const { value } = secret;
  if (value.kind === 'binary') {
    return { kind: 'bytes', bytes: new Secret(Buffer.from(value.bytes).toString('latin1')) };
  }
  const values = valuesOf(secret);
  return values === undefined ? { kind: 'text', text: value.text } : { kind: 'object', values };
}

/** Whether a secret's value is this one, to the byte. */
export function isSameValue(one: SecretValue, other: SecretValue): boolean {
  if (one.kind === 'text') return other.kind === 'text' && one.text.equals(other.text);
  return other.kind === 'binary' && Buffer.from(one.bytes).equals(other.bytes);
}

/** The values by key; none of a text or bytes alone. */
export const valuesIn = (content: PlannedContent): ReadonlyMap<string, PlannedValue> =>
  content.kind === 'object' ? content.values : new Map();

/** As JSON has it. */
export const plainOf = (value: PlannedValue): string | number | boolean =>
  value instanceof Secret ? value.reveal() : value;

/** The top-level texts, numbers and truth values of a JSON object by key; undefined when the secret holds anything else. */
export function valuesOf(secret: ReadSecret): ReadonlyMap<string, Secret> | undefined {
  if (secret.value.kind !== 'text') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(secret.value.text.reveal());
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const plain = Object.entries(parsed).filter(([, value]) => plainTypes.has(typeof value));
  return new Map(plain.map(([key, value]) => [key, new Secret(String(value))]));
}

const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);
