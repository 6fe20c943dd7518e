import type { KeyValueFamily } from './keyValue.ts';
import { isKeyOf, isTelling } from './keyValue.ts';

/** A name before an equals sign: alone, and with the one or two words before it. */
interface WrittenKey {
  readonly equals: number;
  /** The longest first. */
  readonly names: readonly KeyName[];
}

interface KeyName {
  readonly start: number;
  /** The families that have such a key, and whether it is telling in them. */
  readonly families: Meaning;
}

type Meaning = ReadonlyMap<KeyValueFamily, boolean>;

function meaningsOf(families: readonly KeyValueFamily[]): ReadonlyMap<string, Meaning> {
  const names = families.flatMap(({ roles, markers }) => [...Object.keys(roles), ...markers]);
  return new Map(
    names.map((name) => [
      name,
      new Map(families.filter((one) => isKeyOf(one, name)).map((one) => [one, isTelling(one, name)])),
    ]),
  );
}

const mostWords = 3;
const longestWord = 40;
const mostBlanks = 4;
/** Keys that lie so far before the one that is looked at are forgotten. */
const manyKeys = 4096;

/** Gives the offsets `from` to `to` at which keys of a family stand; none when no key of the region is telling. */
export type KeyReader = (
  family: KeyValueFamily,
  region: { readonly start: number; readonly end: number },
  from: number,
  to: number,
) => readonly number[];

/** Regions must come nearly in the order of the text: what was read for one is there for the next. */
export function createKeyReader(families: readonly KeyValueFamily[]): (text: string) => KeyReader {
  const meanings = meaningsOf(families);
  return (text) => keyReader(text, meanings);
}

function keyReader(text: string, meanings: ReadonlyMap<string, Meaning>): KeyReader {
  let keys: WrittenKey[] = [];
  let readFrom = 0;
  let readTo = 0;

  function read(start: number, end: number): void {
    if (start < readFrom || start > readTo) {
      keys = [];
      readFrom = readTo = start;
    } else if (keys.length > manyKeys) {
      keys = keys.filter(({ equals }) => equals >= start);
      readFrom = start;
    }
    for (; readTo < end; readTo++) {
      if (text.charCodeAt(readTo) !== 0x3d) continue;
      const names = namesBefore(text, readTo, meanings);
      if (names.length > 0) keys.push({ equals: readTo, names });
    }
  }

  /** Calls `take` with each key of the family in the region. Whether it said at one of them that this is enough. */
  function each(family: KeyValueFamily, start: number, end: number, take: (name: KeyName) => boolean): boolean {
    for (let index = firstAt(keys, start); index < keys.length; index++) {
      const key = keys[index];
      if (key === undefined || key.equals >= end) return false;
      const name = key.names.find((one) => one.start >= start && one.families.has(family));
      if (name !== undefined && take(name)) return true;
    }
    return false;
  }

  return (family, { start, end }, from, to) => {
    read(start, end);
    const starts: number[] = [];
    if (!each(family, start, end, ({ families }) => families.get(family) === true)) return starts;
    each(family, Math.max(start, from), end, (name) => {
      if (name.start <= to) starts.push(name.start);
      return name.start >= to;
    });
    return starts;
  };
}

/** Index of the first key whose equals sign is at or behind an offset. */
function firstAt(keys: readonly WrittenKey[], offset: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle]?.equals ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function namesBefore(text: string, equals: number, meanings: ReadonlyMap<string, Meaning>): WrittenKey['names'] {
  const end = backOver(text, equals, mostBlanks, isBlank);
  const names: KeyName[] = [];
  let wordEnd = end;
  for (let words = 0; words < mostWords; words++) {
    const start = backOver(text, wordEnd, longestWord, isWord);
    const before = text.charCodeAt(start - 1);
    if (start === wordEnd || isWord(before) || before === 0x2e || before === 0x2d) break;
    const families = meanings.get(text.slice(start, end).toLowerCase().replace(/\s+/g, ' '));
    if (families !== undefined) names.unshift({ start, families });
    wordEnd = backOver(text, start, 3, isSpace);
    if (wordEnd === start) break;
  }
  return names;
}

function backOver(text: string, from: number, most: number, belongs: (code: number) => boolean): number {
  const least = Math.max(0, from - most);
  let position = from;
  while (position > least && belongs(text.charCodeAt(position - 1))) position -= 1;
  return position;
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
const isSpace = (code: number): boolean => isBlank(code) || code === 0x0a || code === 0x0d;
const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
