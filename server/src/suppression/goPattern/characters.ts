/** Code points from the first to the last, both included. */
export type Range = readonly [number, number];

const last = 0x10ffff;
const code = (character: string): number => character.codePointAt(0) ?? 0;
const between = (from: string, to: string): Range => [code(from), code(to)];
const one = (character: string): Range => between(character, character);

const digits = between('0', '9');
const upper = between('A', 'Z');
const lower = between('a', 'z');

/** What is in `[:name:]`, all of ASCII: https://pkg.go.dev/regexp/syntax. */
export const posixClasses: ReadonlyMap<string, readonly Range[]> = new Map([
  ['alnum', [digits, upper, lower]],
  ['alpha', [upper, lower]],
  ['ascii', [[0, 0x7f]]],
  ['blank', [one('\t'), one(' ')]],
  ['cntrl', [[0, 0x1f], one('\x7f')]],
  ['digit', [digits]],
  ['graph', [between('!', '~')]],
  ['lower', [lower]],
  ['print', [between(' ', '~')]],
  ['punct', [between('!', '/'), between(':', '@'), between('[', '`'), between('{', '~')]],
  ['space', [between('\t', '\r'), one(' ')]],
  ['upper', [upper]],
  ['word', [digits, upper, lower, one('_')]],
  ['xdigit', [digits, between('A', 'F'), between('a', 'f')]],
]);

/** What `\d`, `\s` and `\w` stand for in Go: ASCII alone, and no vertical tab. */
export const perlClasses: ReadonlyMap<string, readonly Range[]> = new Map([
  ['d', [digits]],
  ['s', [between('\t', '\n'), between('\f', '\r'), one(' ')]],
  ['w', [digits, upper, lower, one('_')]],
]);

/** Every code point that is in none of the ranges. */
export function complementOf(ranges: readonly Range[]): readonly Range[] {
  const gaps: Range[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return next > last ? gaps : [...gaps, [next, last]];
}

/** Of longer ranges of other scripts, letters are not folded one by one. */
const longestFolded = 4096;

/** The ranges with the other case of each letter. */
export const foldedRanges = (ranges: readonly Range[]): readonly Range[] => [
  ...ranges,
  ...ranges.flatMap(([from, to]) => (to - from > longestFolded ? foldedAscii(from, to) : foldedLetters(from, to))),
];

const foldedAscii = (from: number, to: number): readonly Range[] =>
  from > 0x7f ? [] : foldedLetters(from, Math.min(to, 0x7f));

function foldedLetters(from: number, to: number): readonly Range[] {
  const found: Range[] = [];
  for (let letter = from; letter <= to; letter++) {
    const cases = otherCases(String.fromCodePoint(letter));
    for (const other of new Set([...cases, ...cases.flatMap(otherCases)])) {
      if (code(other) !== letter) found.push(one(other));
    }
  }
  return found;
}

/** The Kelvin sign and the long s fold to ASCII letters, in Go as in Unicode. */
const asciiFolds: Readonly<Record<string, string>> = { k: '\u212a', K: '\u212a', s: '\u017f', S: '\u017f' };

function otherCases(letter: string): readonly string[] {
  const folded = asciiFolds[letter];
  return [letter.toLowerCase(), letter.toUpperCase(), ...(folded === undefined ? [] : [folded])].filter(
    (other) => other.length === letter.length,
  );
}

const written = (point: number): string => `\\u{${point.toString(16)}}`;

/** A character of a JavaScript pattern with the flag `u`, in a class or outside. */
export const literalOf = (point: number): string =>
  /[\dA-Za-z_]/.test(String.fromCodePoint(point)) ? String.fromCodePoint(point) : written(point);

/** The inside of a class of a JavaScript pattern. */
export const rangesOf = (ranges: readonly Range[]): string =>
  ranges.map(([from, to]) => (from === to ? written(from) : `${written(from)}-${written(to)}`)).join('');
