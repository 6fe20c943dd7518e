import { adoNet } from './adoNet.ts';
import { azure } from './azure.ts';
import type { FoundConnectionString } from './connectionString.ts';
import { foundAt } from './found.ts';
import type { KeyValueFamily } from './keyValue.ts';
import { isKeyOf, isTelling, parseKeyValue } from './keyValue.ts';
import { libpq } from './libpq.ts';
import type { Pair } from './pairs.ts';
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

interface SearchedFamily {
  readonly family: KeyValueFamily;
  /** All keys of the family. */
  readonly pattern: RegExp;
  /** The keys besides those of the secret. */
  readonly telling: RegExp;
}

const keysPattern = (keys: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<![\\w.-])(?:${keys.map((key) => key.replace(/ /g, '\\s{1,3}')).join('|')})[ \\t]{0,4}=`, flags);

const families: readonly SearchedFamily[] = [azure, adoNet, libpq].map((family) => {
  const keys = [...Object.keys(family.roles), ...family.markers];
  return {
    family,
    pattern: keysPattern(keys, 'gi'),
    telling: keysPattern(
      keys.filter((key) => isTelling(family, key)),
      'i',
    ),
  };
});

/** How far before its password a string may begin. */
const reach = 1024;

/**
 * `Server=…;Password=…`, `host=… password=…`, `AccountName=…;AccountKey=…`, `host:6380,password=…`: found at the key of
 * the secret, then read from where the literal, or the first key of the family, begins.
 */
export function findKeyValues(text: string, from: number, to: number): readonly FoundConnectionString[] {
  const found: FoundConnectionString[] = [];
  // Without the text behind it, the search would go on to the next key there.
  const searched = text.slice(0, to + longestKey);
  secretKey.lastIndex = from;
  for (let match = secretKey.exec(searched); match !== null && match.index < to; match = secretKey.exec(searched)) {
    const one = findAround(text, match.index);
    if (one === undefined) continue;
    found.push(one);
    secretKey.lastIndex = Math.max(secretKey.lastIndex, one.span.end);
  }
  return found;
}

function findAround(text: string, anchor: number): FoundConnectionString | undefined {
  const { start, delimiter } = literalAround(text, anchor);
  const region = text.slice(start, anchor + reach);
  const redis = foundAt(start, start + region.length, parseRedisOptions(region, delimiter));
  if (redis !== undefined) return { ...redis, span: { start, end: lineEnd(text, redis.secret.end, delimiter) } };
  for (const family of families) {
    const one = findFamily(region, family, anchor - start, delimiter);
    if (one !== undefined) return shifted(one, start);
  }
  return undefined;
}

/** Tries each place before the anchor at which a key of the family stands; the leftmost whose list reaches it wins. */
function findFamily(
  region: string,
  searched: SearchedFamily,
  anchor: number,
  delimiter: string | undefined,
): FoundConnectionString | undefined {
  const { family } = searched;
  const grammar = { separator: family.separator, ...(delimiter !== undefined && { delimiter }) };
  let read = 0;
  for (const start of keyStarts(region, searched, anchor)) {
    if (start < read) continue;
    const pairs = parsePairs(region, start, grammar);
    read = pairs.at(-1)?.end ?? start;
    if (!pairs.some((pair) => pair.start === anchor)) continue;
    const end = endOf(region, family, pairs);
    const slice = region.slice(start, end).trimEnd();
    if (family.separator === 'space' && /["',](?:\s|$)|[();]/.test(slice.replace(/=\s*'(?:[^'\\]|\\.)*'/g, '=')))
      return undefined;
    return foundAt(start, start + slice.length, parseKeyValue(slice, family, 0, delimiter));
  }
  return undefined;
}

/** A list goes on in the next line only with a key of its own: else that line is the next setting of a file. */
function endOf(region: string, family: KeyValueFamily, pairs: readonly Pair[]): number {
  const stranger = pairs.findIndex(
    ({ key, start }, index) =>
      index > 0 && !isKeyOf(family, key) && /[\r\n]/.test(region.slice(pairs[index - 1]?.end ?? start, start)),
  );
  return pairs.at(stranger < 0 ? -1 : stranger - 1)?.end ?? 0;
}

/** Offsets up to the anchor at which a key of the family stands; none when no key but that of the secret does. */
function keyStarts(region: string, { pattern, telling }: SearchedFamily, anchor: number): readonly number[] {
  if (!telling.test(region)) return [];
  return [...region.slice(0, anchor + 32).matchAll(pattern)]
    .map(({ index }) => index)
    .filter((start) => start <= anchor);
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
    const character = text[position] ?? '';
    if (
      (character === '\n' || character === '\r') &&
      !/;\s*$/.test(text.slice(Math.max(limit, position - 40), position))
    )
      break;
    if (!/["'`]/.test(character)) continue;
    const opened = openedBefore(text, position, limit);
    if (opened === undefined) return { start: position + 1, delimiter: character };
    position = opened;
  }
  return { start: position + 1 };
}

/** When the quote at `position` closes a value (`'…';`), the offset of the quote that opens it. */
function openedBefore(text: string, position: number, limit: number): number | undefined {
  if (!/^.\s*[;\s]/s.test(text.slice(position, position + 8)) || /^.\s*$/m.test(text.slice(position, position + 2)))
    return undefined;
  const open = text.lastIndexOf(text[position] ?? '', position - 1);
  return open > limit && /=\s*["\\]?$/.test(text.slice(Math.max(limit, open - 4), open)) ? open : undefined;
}

function lineEnd(text: string, from: number, delimiter: string | undefined): number {
  const rest = text.slice(from, from + reach);
  const length = rest.search(delimiter === undefined ? /[\s"'`]/ : /["'`\r\n]/);
  return from + (length < 0 ? rest.length : length);
}

const shifted = (one: FoundConnectionString, by: number): FoundConnectionString => ({
  span: { start: one.span.start + by, end: one.span.end + by },
  secret: { start: one.secret.start + by, end: one.secret.end + by },
  connection: one.connection,
});
