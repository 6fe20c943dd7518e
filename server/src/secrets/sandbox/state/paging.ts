import { createHash } from 'node:crypto';
import { ServiceError } from '../errors.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** What a list is ordered by: of two positions the first member that differs decides. No two items have the same one. */
export type Position = readonly (string | number)[];

interface Request {
  readonly size: number;
  readonly token: string | undefined;
  /** Everything that the answer depends on: a token is good for the question it was given to. */
  readonly question: unknown;
  /** Ascending unless asked otherwise. */
  readonly order?: 'asc' | 'desc' | undefined;
}

/**
 * One page of a list. The token holds the position of the last item shown, so that items that appear or vanish
 * between two pages make no other be skipped or repeated.
 * @throws ServiceError `InvalidNextTokenException` for a token of another question, or none of ours.
 */
export function page<T>(items: readonly T[], positionOf: (item: T) => Position, request: Request): Page<T> {
  const question = createHash('sha256').update(JSON.stringify(request.question)).digest('base64url').slice(0, 16);
  const direction = request.order === 'desc' ? -1 : 1;
  const start = request.token === undefined ? undefined : decode(request.token, question);
  const rest = items
    .map((item) => ({ item, position: positionOf(item) }))
    .filter(({ position }) => start === undefined || direction * compare(position, start) > 0);
  // One more than is shown tells whether there are more.
  const found = first(rest, request.size + 1, (a, b) => direction * compare(a.position, b.position));
  const shown = found.slice(0, request.size);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    nextToken: last && found.length > request.size ? encode(question, last.position) : undefined,
  };
}

/** The first items of an order; those behind are not sorted, which of many thousands would take longer than all else. */
function first<T>(items: readonly T[], count: number, inOrder: (a: T, b: T) => number): readonly T[] {
  const found: T[] = [];
  for (const item of items) {
    const last = found[count - 1];
    if (last !== undefined && inOrder(item, last) > 0) continue;
    const place = found.findLastIndex((other) => inOrder(other, item) < 0) + 1;
    found.splice(place, 0, item);
    if (found.length > count) found.pop();
  }
  return found;
}

function compare(a: Position, b: Position): number {
  for (let index = 0; index < a.length; index += 1) {
    const [member, other] = [a[index], b[index]];
    if (member === other || member === undefined || other === undefined) continue;
    return member < other ? -1 : 1;
  }
  return 0;
}

const encode = (question: string, position: Position): string =>
  Buffer.from(JSON.stringify([question, ...position])).toString('base64');

function decode(token: string, question: string): Position {
  try {
    const [asked, ...position] = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as unknown[];
    const isPosition = position.every((member) => typeof member === 'string' || typeof member === 'number');
    if (asked === question && position.length > 0 && isPosition) return position;
  } catch {
    // Falls through: no token of ours.
  }
  throw new ServiceError('InvalidNextTokenException', 'The NextToken value is invalid.');
}
