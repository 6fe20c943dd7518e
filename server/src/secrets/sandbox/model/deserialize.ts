import { unreadable } from '../errors.ts';
import type { ListShape, Members, Shape } from './shape.ts';

/** Members of a structure after their types were checked. Members that are unknown or `null` are left out. */
export type Plain = Readonly<Record<string, unknown>>;

/**
 * Turns parsed JSON into values of the model's types. Constraints are not looked at here.
 * @throws ServiceError `SerializationException` when a member has another type than the model says.
 */
export function deserializeMembers(members: Members, body: unknown): Plain {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw mismatch(body, 'a structure');
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    if (!Object.hasOwn(body, name)) continue;
    const value: unknown = (body as Plain)[name];
    if (value !== null && value !== undefined) result[name] = deserialize(member, value);
  }
  return result;
}

function deserialize(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'string':
      return textOf(value);
    case 'integer':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
      throw mismatch(value, 'an Integer');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw mismatch(value, 'a Boolean');
    case 'blob':
      return bytesOf(value);
    case 'list':
      return itemsOf(shape, value);
    case 'structure':
      return deserializeMembers(shape.members, value);
  }
}

function itemsOf(shape: ListShape, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw mismatch(value, 'a List');
  return value.filter((item) => item !== null).map((item) => deserialize(shape.of, item));
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw mismatch(value, 'a String');
  // A lone surrogate has no UTF-8 form: storing it would change the value silently.
  if (!wellFormed.test(value)) throw unreadable('A string holds an unpaired surrogate and is not Unicode text.');
  return value;
}

const wellFormed = /^\P{Surrogate}*$/u;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw mismatch(value, 'a Blob');
  if (!base64.test(value)) throw unreadable('A blob is not base64 text.');
  return Buffer.from(value, 'base64');
}

function mismatch(value: unknown, wanted: string) {
  return unreadable(`${tokenOf(value)} can not be converted to ${wanted}`);
}

/** The name of a JSON token as AWS's parser says it; never the value. */
function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return tokens[typeof value] ?? 'START_OBJECT';
}

const tokens: Readonly<Record<string, string>> = { string: 'STRING_VALUE', number: 'NUMBER_VALUE' };
