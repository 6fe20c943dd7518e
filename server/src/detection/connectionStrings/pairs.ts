import type { Span } from '../../core/span.ts';
import type { PartEncoding } from './connectionString.ts';

/** One `key=value` of a connection string. */
export interface Pair {
  /** Lower case, inner white space as one space. */
  readonly key: string;
  /** Without quotes or braces. */
  readonly value: Span;
  readonly encoding: PartEncoding;
  /** The quote or brace that opened the value; empty for a bare one. */
  readonly opener: string;
  readonly start: number;
  readonly end: number;
}

/** How a list of pairs is written. */
export interface PairGrammar {
  readonly separator: 'semicolon' | 'space' | 'comma';
  /** The quote around the literal in raw document text: a bare value ends there. */
  readonly delimiter?: string;
  /** A key that was there already begins another list. */
  readonly once?: boolean;
}

const key = /\s*(?<key>[A-Za-z][A-Za-z0-9_.-]{0,40}(?:[ \t]{1,3}[A-Za-z][A-Za-z0-9_.-]{0,30}){0,3})[ \t]*=[ \t]*/dy;

/** Openers and the closers that belong to them, longest first. The first four are quotes inside a quoted literal. */
const quotes: readonly (readonly [opener: string, closer: string])[] = [
  ['&quot;', '&quot;'],
  ['&apos;', '&apos;'],
  ['\\"', '\\"'],
  ["\\'", "\\'"],
  ['""', '""'],
  ['"', '"'],
  ["'", "'"],
  ['{', '}'],
];

/** The pairs from `start` on, for as long as the text keeps to the grammar. */
export function parsePairs(text: string, start: number, grammar: PairGrammar): readonly Pair[] {
  const pairs: Pair[] = [];
  const keys = new Set<string>();
  let position = start;
  for (;;) {
    const pair = pairAt(text, position, grammar);
    if (pair === undefined || (grammar.once === true && keys.has(pair.key))) return pairs;
    pairs.push(pair);
    keys.add(pair.key);
    const separator = separatorAfter(text, pair.end, grammar);
    if (separator === 0) return pairs;
    position = pair.end + separator;
  }
}

/** Outside of quotes a line break ends a list separated by blanks: what follows is the next line of a program. */
function separatorAfter(text: string, position: number, { separator, delimiter }: PairGrammar): number {
  const blanks = delimiter === undefined ? /^[ \t]+/ : /^\s+/;
  const pattern = { semicolon: /^[ \t]*;[;\s]*/, space: blanks, comma: /^[ \t]*,[ \t]*/ }[separator];
  return pattern.exec(text.slice(position, position + 200))?.[0].length ?? 0;
}

function pairAt(text: string, position: number, grammar: PairGrammar): Pair | undefined {
  key.lastIndex = position;
  const match = key.exec(text);
  const name = match?.groups?.['key'];
  const start = match?.indices?.groups?.['key']?.[0];
  if (match === null || name === undefined || start === undefined) return undefined;
  const valueStart = position + match[0].length;
  const value = quotedAt(text, valueStart, grammar) ?? bareAt(text, valueStart, grammar);
  return { key: name.toLowerCase().replace(/\s+/g, ' '), start, ...value };
}

type ValueAt = Pick<Pair, 'value' | 'encoding' | 'opener' | 'end'>;

/** A quoted or braced value. A closer that stands twice is a character of the value. */
function quotedAt(text: string, start: number, { delimiter, separator }: PairGrammar): ValueAt | undefined {
  const pair = quotes.find(([opener]) => text.startsWith(opener, start) && opener !== delimiter);
  if (pair === undefined || (pair[0] === '""' && delimiter !== '"')) return undefined;
  const [opener, closer] = pair;
  let position = start + opener.length;
  for (;;) {
    const close = text.indexOf(closer, position);
    if (close < 0 || /[\r\n]/.test(text.slice(position, close))) return undefined;
    const after = close + closer.length;
    if (separator === 'space' && text[close - 1] === '\\') position = after;
    else if (text.startsWith(closer, after)) position = after + closer.length;
    else return { value: { start: start + opener.length, end: close }, encoding: 'quoted', opener, end: after };
  }
}

/** What a bare value may hold besides the delimiter: XML entities, escaped quotes, anything but the separator. */
const bareBySeparator: Readonly<Record<PairGrammar['separator'], (delimiter: string) => RegExp>> = {
  semicolon: (delimiter) =>
    new RegExp(`(?:&(?:amp|lt|gt|quot|apos|#\\d{1,5});|\\\\["'\`]|[^;\\r\\n${delimiter}])*`, 'y'),
  space: (delimiter) => new RegExp(`(?:\\\\["'\`]|[^\\s${delimiter}])*`, 'y'),
  comma: (delimiter) => new RegExp(`(?:\\\\["'\`]|[^\\s,;${delimiter}])*`, 'y'),
};

/** One for each quote that may stand around the literal, and one without. */
const barePatterns: ReadonlyMap<string, RegExp> = new Map(
  (['semicolon', 'space', 'comma'] as const).flatMap((separator) =>
    ['', '"', "'", '`'].map((delimiter) => [separator + delimiter, bareBySeparator[separator](delimiter)]),
  ),
);

/** A value without quotes: up to the separator, the end of the line or of the literal. */
function bareAt(text: string, start: number, { separator, delimiter }: PairGrammar): ValueAt {
  const pattern = barePatterns.get(separator + (delimiter ?? '')) ?? bareBySeparator[separator](delimiter ?? '');
  pattern.lastIndex = start;
  const raw = pattern.exec(text)?.[0] ?? '';
  return {
    value: { start, end: start + raw.trimEnd().length },
    encoding: 'none',
    opener: '',
    end: start + raw.length,
  };
}

/** What the server receives of a quoted value: doubled closers are single again, and libpq's backslashes are gone. */
export function unquote(raw: string, opener: string, separator: PairGrammar['separator']): string {
  const closer = quotes.find(([quote]) => quote === opener)?.[1];
  if (closer === undefined) return raw;
  return separator === 'space' ? raw.replace(/\\(.)/gs, '$1') : raw.replaceAll(closer + closer, closer);
}
