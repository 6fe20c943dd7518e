import { adoNet } from './adoNet.ts';
import { azure } from './azure.ts';
import type { FoundConnectionString } from './connectionString.ts';
import { foundAt } from './found.ts';
import type { KeyValueFamily } from './keyValue.ts';
import { isKeyOf, parseKeyValue } from './keyValue.ts';
import { libpq } from './libpq.ts';
import { createKeyReader } from './keys.ts';
import type { Pair, PairGrammar } from './pairs.ts';
import { parsePairs } from './pairs.ts';
import { parseRedisOptions } from './redis.ts';

/** Words of the keys that hold a secret. */
export const keyValueKeywords: readonly string[] = [
  'password',
  'passwd',
  'pwd=',
  'pwd =',
  'pass=',
  'secret=',
  'accountkey',
  'accesskey',
  'sharedsecret',
  'sharedaccess',
];

const secretKey =
  /(?<![\w.-])(?:password|passwd|pwd|pass|secret|accountkey|sharedaccesskey|accesskey|sharedsecretvalue|sharedaccesssignature)[ \t]{0,4}=/gi;

/** More than a key takes, with its equals sign. */
const longestKey = 64;

/** How far before its password a string may begin, and how far behind it one may go on. */
const reach = 1024;

const families: readonly KeyValueFamily[] = [azure, adoNet, libpq];
const keyReaderOf = createKeyReader(families);

/**
 * `Server=…;Password=…`, `host=… password=…`, `AccountName=…;AccountKey=…`, `host:6380,password=…`: found at the key of
 * the secret, then read from where the literal, or the first key of the family, begins.
 */
export function findKeyValues(text: string, from: number, to: number): readonly FoundConnectionString[] {
  return createKeyValueFinder(text).find(from, to);
}

export interface KeyValueFinder {
  /** Strings whose key of the secret starts in `from` to `to`. Calls must come in the order of the text. */
  find(from: number, to: number): readonly FoundConnectionString[];
  /** From this offset on, a key of a secret is looked at as if there had been none before. */
  settledAt(): number;
}

/** Reads each list once, however many keys of secrets there are in it. */
export function createKeyValueFinder(text: string): KeyValueFinder {
  const keysOf = keyReaderOf(text);
  /** How far the lists of each family were read; the last one stands for those that a secret was found in. */
  const readTo = new Map<KeyValueFamily | undefined, number>();
  let last = -1;
  let furthest = 0;

  function noteRead(family: KeyValueFamily | undefined, to: number): void {
    readTo.set(family, to);
    furthest = Math.max(furthest, to);
  }

  function findAround(anchor: number): FoundConnectionString | undefined {
    const literal = literalAround(text, anchor);
    if (literal.start > last) readTo.clear();
    last = anchor;
    if (anchor < (readTo.get(undefined) ?? 0)) return undefined;
    const region = { ...literal, end: Math.min(text.length, anchor + reach) };
    const one = redisAt(text, region) ?? firstOf(families, (family) => findFamily(family, anchor, region));
    if (one !== undefined) noteRead(undefined, one.span.end);
    return one;
  }

  /** Tries each place before the anchor at which a key of the family stands; the leftmost whose list reaches it wins. */
  function findFamily(family: KeyValueFamily, anchor: number, region: Region): FoundConnectionString | undefined {
    const grammar = grammarOf(family, region);
    let read = readTo.get(family) ?? 0;
    if (anchor < read) return undefined;
    const list = text.slice(region.start, region.end);
    for (const at of keysOf(family, region, read, anchor)) {
      if (at < read) continue;
      const start = at - region.start;
      const pairs = parsePairs(list, start, grammar);
      read = region.start + (pairs.at(-1)?.end ?? start);
      const holdsAnchor = pairs.some((pair) => pair.start === anchor - region.start);
      const end = holdsAnchor ? endOf(list, family, pairs) : 0;
      noteRead(family, holdsAnchor ? Math.max(anchor + 1, region.start + end) : read);
      if (holdsAnchor) return readList(list.slice(start, end).trimEnd(), family, at, region);
    }
    return undefined;
  }

  return {
    settledAt: () => (furthest === 0 ? 0 : furthest + reach),
    find(from, to) {
      const found: FoundConnectionString[] = [];
      // Without the text behind it, the search would go on to the next key there.
      const searched = text.slice(0, to + longestKey);
      secretKey.lastIndex = from;
      for (let match = secretKey.exec(searched); match !== null && match.index < to; match = secretKey.exec(searched)) {
        const one = findAround(match.index);
        if (one === undefined) continue;
        found.push(one);
        secretKey.lastIndex = Math.max(secretKey.lastIndex, one.span.end);
      }
      return found;
    },
  };
}

/** What is read around a key of a secret. */
interface Region extends LiteralStart {
  readonly end: number;
}

const grammarOf = ({ separator }: KeyValueFamily, { delimiter }: Region): PairGrammar => ({
  separator,
  once: true,
  ...(delimiter !== undefined && { delimiter }),
});

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function redisAt(text: string, { start, end, delimiter }: Region): FoundConnectionString | undefined {
  const redis = foundAt(start, end, parseRedisOptions(text.slice(start, end), delimiter));
  return redis && { ...redis, span: { start, end: lineEnd(text, redis.secret.end, delimiter) } };
}

function readList(
  list: string,
  family: KeyValueFamily,
  start: number,
  { delimiter }: Region,
): FoundConnectionString | undefined {
  if (family.separator === 'space' && /["',](?:\s|$)|[();]/.test(list.replace(/=\s*'(?:[^'\\]|\\.)*'/g, '=')))
    return undefined;
  return foundAt(start, start + list.length, parseKeyValue(list, family, 0, delimiter));
}

/** A list goes on in the next line only with a key of its own: else that line is the next setting of a file. */
function endOf(region: string, family: KeyValueFamily, pairs: readonly Pair[]): number {
  const stranger = pairs.findIndex(
    ({ key, start }, index) =>
      index > 0 && !isKeyOf(family, key) && /[\r\n]/.test(region.slice(pairs[index - 1]?.end ?? start, start)),
  );
  return pairs.at(stranger < 0 ? -1 : stranger - 1)?.end ?? 0;
}

interface LiteralStart {
  readonly start: number;
  /** The quote before the start, as it is written; none in a configuration file without quotes. */
  readonly delimiter?: string;
}

/** Goes back from `anchor` to the quote that opens the literal, past quoted values, or to the start of the line. */
function literalAround(text: string, anchor: number): LiteralStart {
  const limit = Math.max(0, anchor - reach);
  let position = anchor - 1;
  for (; position >= limit; position -= 1) {
    const code = text.charCodeAt(position);
    if (code === 0x0a || code === 0x0d) {
      if (!/;\s*$/.test(text.slice(Math.max(limit, position - 40), position))) break;
    } else if (code === 0x22 || code === 0x27 || code === 0x60) {
      const opened = openedBefore(text, position, limit);
      if (opened === undefined) return { start: position + 1, delimiter: text.charAt(position) };
      position = opened;
    }
  }
  return { start: position + 1 };
}

/** When the quote at `position` closes a value (`'…';`), the offset of the quote that opens it. */
function openedBefore(text: string, position: number, limit: number): number | undefined {
  if (!/^.\s*[;\s]/s.test(text.slice(position, position + 8)) || /^.\s*$/m.test(text.slice(position, position + 2)))
    return undefined;
  const open = limit + text.slice(limit, position).lastIndexOf(text.charAt(position));
  return open > limit && /=\s*["\\]?$/.test(text.slice(Math.max(limit, open - 4), open)) ? open : undefined;
}

function lineEnd(text: string, from: number, delimiter: string | undefined): number {
  const rest = text.slice(from, from + reach);
  const length = rest.search(delimiter === undefined ? /[\s"'`]/ : /["'`\r\n]/);
  return from + (length < 0 ? rest.length : length);
}
