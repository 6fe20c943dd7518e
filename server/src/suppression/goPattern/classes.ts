import { complementOf, foldedRanges, perlClasses, posixClasses, rangesOf } from './characters.ts';
import type { Range } from './characters.ts';
import { escapedCharacterOf } from './escapes.ts';
import type { Reader } from './reader.ts';

/** `[…]` as a class of JavaScript. */
export function classOf(reader: Reader, fold: boolean): string {
  const position = reader.position();
  reader.next();
  const isNegated = reader.take('^');
  let inside = '';
  for (let isFirst = true; isFirst || !reader.sees(']'); isFirst = false) {
    if (reader.isAtEnd()) reader.fail('a bracket is not closed', position);
    inside += posixOf(reader, fold) ?? escapedClassOf(reader, fold) ?? rangeOf(reader, fold);
  }
  reader.next();
  return `[${isNegated ? '^' : ''}${inside}]`;
}

const insideOf = (ranges: readonly Range[], isNegated: boolean, fold: boolean): string => {
  const folded = fold ? foldedRanges(ranges) : ranges;
  return rangesOf(isNegated ? complementOf(folded) : folded);
};

function posixOf(reader: Reader, fold: boolean): string | undefined {
  const found = reader.match(/\[:(\^?)(\w+):\]/y);
  if (found === undefined) return undefined;
  const ranges = posixClasses.get(found[2] ?? '');
  return ranges === undefined
    ? reader.fail(`there is no class “${found[0]}”`, reader.position() - found[0].length)
    : insideOf(ranges, found[1] === '^', fold);
}

/** `\d`, `\pL`, `\P{Greek}`: the inside of a class. */
export function escapedClassOf(reader: Reader, fold: boolean): string | undefined {
  const perl = reader.match(/\\([dswDSW])/y)?.[1];
  if (perl !== undefined) {
    return insideOf(perlClasses.get(perl.toLowerCase()) ?? [], perl !== perl.toLowerCase(), fold);
  }
  const found = reader.match(/\\([pP])(?:([A-Z])|\{(\^?)(\w+)\})/y);
  if (found === undefined) return undefined;
  const [all, letter, short, caret, long] = found;
  const isNegated = (letter === 'P') !== (caret === '^');
  const name = short ?? long ?? '';
  if (name === 'Any') return insideOf([[0, 0x10ffff]], isNegated, false);
  return propertyOf(name, isNegated, fold) ?? reader.fail(`there is no class “${all}”`, reader.position() - all.length);
}

const caseCategories: ReadonlySet<string> = new Set(['Lu', 'Ll', 'Lt']);

/** A category or a script of Unicode, as JavaScript knows them. */
function propertyOf(name: string, isNegated: boolean, fold: boolean): string | undefined {
  const letter = isNegated ? 'P' : 'p';
  if (fold && !isNegated && caseCategories.has(name)) return '\\p{Lu}\\p{Ll}\\p{Lt}';
  const written = /^[A-Z][a-z]?$/.test(name) ? `\\${letter}{${name}}` : `\\${letter}{Script=${name}}`;
  return isPattern(`[${written}]`) ? written : undefined;
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** A character, or one to another. */
function rangeOf(reader: Reader, fold: boolean): string {
  const position = reader.position();
  const from = characterOf(reader);
  // A hyphen before the closing bracket is one.
  const isRange = reader.sees('-') && !reader.sees('-]');
  if (isRange) reader.next();
  const to = isRange ? characterOf(reader) : from;
  if (to < from) reader.fail('the range ends before it starts', position);
  return insideOf([[from, to]], false, fold);
}

const characterOf = (reader: Reader): number =>
  reader.sees('\\') ? escapedCharacterOf(reader, reader.position()) : (reader.next().codePointAt(0) ?? 0);
