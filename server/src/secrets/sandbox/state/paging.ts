import { createHash } from 'node:crypto';
import { ServiceError } from '../errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * One page of a list. The token says after which item to go on, and of which question, so that items that appear or
 * vanish between two pages are neither skipped nor repeated.
 * @throws ServiceError `InvalidNextTokenException` for a token of another question, or none of ours.
 */
export function page<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  compare: (a: T, b: T) => number,
  request: { readonly size: number; readonly token: string | undefined; readonly question: unknown },
): Page<T> {
  const question = createHash('sha256').update(JSON.stringify(request.question)).digest('base64url').slice(0, 16);
  const ordered = [...items].sort(compare);
  const start = request.token === undefined ? 0 : startAfter(ordered, keyOf, question, request.token);
  const shown = ordered.slice(start, start + request.size);
  const last = shown.at(-1);
  const isLast = start + request.size >= ordered.length || last === undefined;
  return { items: shown, nextToken: isLast ? undefined : encode(question, start + request.size, keyOf(last)) };
}

function startAfter<T>(ordered: readonly T[], keyOf: (item: T) => string, question: string, token: string): number {
  const { asked, index, key } = decode(token);
  if (asked !== question) throw invalidToken();
  const found = ordered.findIndex((item) => keyOf(item) === key);
  // The item the last page ended with is gone: go on where it was.
  return found === -1 ? Math.min(index, ordered.length) : found + 1;
}

const encode = (question: string, index: number, key: string): string =>
  Buffer.from(JSON.stringify([question, index, key])).toString('base64');

function decode(token: string): { readonly asked: string; readonly index: number; readonly key: string } {
  try {
    const [asked, index, key] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as unknown[];
    if (
      typeof asked === 'string' &&
      typeof index === 'number' &&
      Number.isSafeInteger(index) &&
      index >= 0 &&
      typeof key === 'string'
    ) {
      return { asked, index, key };
    }
  } catch {
    // Falls through: no token of ours.
  }
  throw invalidToken();
}

/** Alphabetical by code unit. */
export const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const invalidToken = () => new ServiceError('InvalidNextTokenException', 'The NextToken value is invalid.');
