import { Secret } from '../core/secret.ts';
import type { ReadSecret } from '../secrets/store.ts';
import type { PlannedContent, PlannedValue } from './migration.ts';

/** What is stored: a text as it is, or the JSON text of the values with their keys in the order planned. */
export function secretTextOf(content: PlannedContent): Secret {
  if (content.kind === 'text') return content.text;
  const members = [...content.values].map(([key, value]) => [key, plainOf(value)] as const);
  return new Secret(JSON.stringify(Object.fromEntries(members)));
}

/** The values by key; none of a text alone. */
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
