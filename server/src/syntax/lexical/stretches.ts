import type { Span } from '../../core/span.ts';
import type { LexicalState } from './lexicalMap.ts';
import type { Literal } from './literal.ts';
import type { QuoteStyle } from './profile.ts';

/**
 * Strings and comments from the start of a text. As numbers, {@link fieldCount} for each: thousands of objects that live
 * from one keystroke to the next would cost more than reading them.
 */
export interface LexicalFront {
  readonly fields: Int32Array;
  readonly count: number;
}

const fieldCount = 7;
/** `style` is an index in the profile, -1 for a comment; `furthest`: how far the text was read until it was found. */
export const field = { start: 0, end: 1, contentStart: 2, contentEnd: 3, style: 4, flags: 5, furthest: 6 } as const;
const flag = { raw: 1, interpolated: 2 } as const;

const smallest = 16;
/** Of many texts nothing is asked. */
const none = new Int32Array(0);

type Stretch = Exclude<LexicalState, { kind: 'code' }>;

export interface Stretches {
  readonly add: (span: Span, literal: Literal | undefined, furthest: number) => void;
  /** A {@link field} of one; 0 when there is none. */
  readonly at: (index: number, which: number) => number;
  readonly stretchAt: (index: number) => Stretch | undefined;
  readonly count: () => number;
  /** Those for which the text was not read beyond `unchanged`. */
  readonly frontOf: (unchanged: number) => LexicalFront;
}

/** Strings and comments in the order of the text, after those that are known. */
export function createStretches(quotes: readonly QuoteStyle[], front?: LexicalFront): Stretches {
  let fields = front === undefined ? none : new Int32Array(front.count * 2 * fieldCount);
  let count = front?.count ?? 0;
  if (front !== undefined) fields.set(front.fields.subarray(0, count * fieldCount));
  const at = (index: number, which: number): number => (index < 0 ? 0 : (fields[index * fieldCount + which] ?? 0));
  function add({ start, end }: Span, literal: Literal | undefined, furthest: number): void {
    if ((count + 1) * fieldCount > fields.length) {
      const grown = new Int32Array(Math.max(smallest * fieldCount, fields.length * 2));
      grown.set(fields);
      fields = grown;
    }
    const from = count * fieldCount;
    fields[from + field.start] = start;
    fields[from + field.end] = end;
    fields[from + field.contentStart] = literal?.content.start ?? start;
    fields[from + field.contentEnd] = literal?.content.end ?? end;
    fields[from + field.style] = literal === undefined ? -1 : quotes.indexOf(literal.style);
    fields[from + field.flags] =
      (literal?.raw === true ? flag.raw : 0) | (literal?.interpolated === true ? flag.interpolated : 0);
    fields[from + field.furthest] = furthest;
    count += 1;
  }

  function stretchAt(index: number): Stretch | undefined {
    if (index < 0 || index >= count) return undefined;
    const span = { start: at(index, field.start), end: at(index, field.end) };
    const style = quotes[at(index, field.style)];
    if (style === undefined) return { kind: 'comment', ...span };
    const flags = at(index, field.flags);
    const literal = {
      span,
      content: { start: at(index, field.contentStart), end: at(index, field.contentEnd) },
      style,
      raw: (flags & flag.raw) !== 0,
      interpolated: (flags & flag.interpolated) !== 0,
    };
    return { kind: 'literal', literal };
  }

  function frontOf(unchanged: number): LexicalFront {
    let kept = count;
    while (kept > 0 && at(kept - 1, field.furthest) > unchanged) kept -= 1;
    return { fields, count: kept };
  }

  return { add, at, stretchAt, count: () => count, frontOf };
}
