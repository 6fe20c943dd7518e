import type { Span } from '../../core/span.ts';
import { createStretches, field } from './stretches.ts';
import type { LexicalFront } from './stretches.ts';
import { endOfComment, literalAt } from './literal.ts';
import type { Literal } from './literal.ts';
import type { LexicalProfile } from './profile.ts';

/** What stands at an offset. */
export type LexicalState =
  | { readonly kind: 'code' }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'comment'; readonly start: number; readonly end: number };

/** Tells strings and comments from code, reading the text from its start as far as it was asked for. */
export interface LexicalMap {
  /** What a text that agrees with this one up to `unchanged` need not be read for again. */
  frontOf(unchanged: number): LexicalFront;
  /** Reads on to `offset`, at most `atMost` characters of it. False: there is more to read. */
  advance(offset: number, atMost: number): boolean;
  /** Reads as far as it must. */
  stateAt(offset: number): LexicalState;
  /** The last literal that ends at or before `offset`. */
  literalBefore(offset: number): Literal | undefined;
  /** The furthest offset that was asked for; -1 when none was. */
  readTo(): number;
  /** How many strings and comments were read so far, and where each of them is. */
  count(): number;
  startAt(index: number): number;
  endAt(index: number): number;
}

/** Characters that are read in one go before others have their turn. */
export const longestStep = 1 << 16;

const code: LexicalState = { kind: 'code' };
/** Characters that openings and the judgement of a slash may be read for. */
const longestOpening = 16;

export function createLexicalMap(text: string, plainProfile: LexicalProfile, front?: LexicalFront): LexicalMap {
  const stretches = createStretches(plainProfile.quotes, front);
  const { at } = stretches;
  const reading = { furthest: at(stretches.count() - 1, field.furthest), total: 0 };
  const profile = { ...plainProfile, reading };
  const { signs } = profile;
  let position = at(stretches.count() - 1, field.end);
  let asked = -1;

  function add(span: Span, literal?: Literal): void {
    stretches.add(span, literal, Math.max(reading.furthest, span.end) + longestOpening);
    position = span.end;
  }

  function readOne(): void {
    signs.lastIndex = position;
    const match = signs.exec(text);
    if (match === null) {
      position = text.length;
      return;
    }
    const start = match.index;
    const comment = endOfComment(text, start, profile);
    if (comment > start) {
      add({ start, end: comment });
      return;
    }
    const literal = literalAt(text, start, profile);
    if (literal !== undefined) add(literal.span, literal);
    else if (profile.regularExpressions === true && text[start] === '/') {
      position = endOfRegularExpression(text, start);
      reading.furthest = Math.max(reading.furthest, start + longestRegularExpression);
    } else position = start + 1;
  }

  function advance(offset: number, atMost: number): boolean {
    if (offset > asked) asked = offset;
    const until = Math.min(text.length, offset + 1, position + atMost);
    while (position < until) readOne();
    return position > Math.min(offset, text.length - 1);
  }

  /** Index of the last string or comment that starts at or before `offset`; -1 when there is none. */
  function indexAt(offset: number): number {
    advance(offset, Infinity);
    let low = -1;
    let high = stretches.count() - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at(middle, field.start) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    frontOf: stretches.frontOf,
    advance,
    readTo: () => asked,
    count: stretches.count,
    startAt: (index) => at(index, field.start),
    endAt: (index) => at(index, field.end),
    stateAt(offset) {
      const index = indexAt(offset);
      return offset < at(index, field.end) ? (stretches.stretchAt(index) ?? code) : code;
    },
    literalBefore(offset) {
      for (let index = indexAt(offset); index >= 0; index--) {
        if (at(index, field.style) < 0 || at(index, field.end) > offset) continue;
        const stretch = stretches.stretchAt(index);
        if (stretch?.kind === 'literal') return stretch.literal;
      }
      return undefined;
    },
  };
}

const longestRegularExpression = 2000;

/** Behind the regular expression that starts at `at`, or behind the slash when it is a division. */
function endOfRegularExpression(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before -= 1;
  const previous = text[before] ?? '\n';
  const word = /\b(?:return|typeof|case|in|of)$/.test(text.slice(Math.max(0, before - 8), before + 1));
  if (!word && !'(,=:[!&|?{};+-*%~^<>\n\r'.includes(previous)) return at + 1;
  let inClass = false;
  for (let position = at + 1; position < Math.min(text.length, at + longestRegularExpression); position++) {
    const sign = text[position];
    if (sign === '\\') position += 1;
    else if (sign === '\n' || sign === '\r') return at + 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return position + 1;
  }
  return at + 1;
}
