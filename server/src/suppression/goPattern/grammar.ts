import { foldedRanges, literalOf, rangesOf } from './characters.ts';
import { classOf, escapedClassOf } from './classes.ts';
import { escapedCharacterOf } from './escapes.ts';
import type { Reader } from './reader.ts';

/** `i`, `m`, `s` and `U` of Go. */
export interface Flags {
  readonly fold: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

/** A part of the JavaScript pattern. `repeats`: how often the innermost part is repeated at the most. */
export interface Part {
  readonly written: string;
  readonly repeats: number;
}

const part = (written: string): Part => ({ written, repeats: 1 });

/** Alternatives up to the end of the group or of the pattern. Flags set on the way hold until there. */
export function alternationOf(reader: Reader, given: Flags): Part {
  let flags = given;
  let written = '';
  let repeats = 1;
  while (!reader.isAtEnd() && !reader.sees(')')) {
    if (reader.take('|')) {
      written += '|';
      continue;
    }
    const changed = flagsHere(reader, flags);
    if (changed !== undefined) {
      flags = changed;
      continue;
    }
    const piece = repeated(reader, atomOf(reader, flags), flags);
    written += piece.written;
    repeats = Math.max(repeats, piece.repeats);
  }
  return { written, repeats };
}

/** `(?i)`: flags for what follows. */
function flagsHere(reader: Reader, flags: Flags): Flags | undefined {
  const found = reader.match(/\(\?([imsU]*)(?:-([imsU]+))?\)/y);
  if (found === undefined) return undefined;
  return withFlags(flags, found[1] ?? '', found[2] ?? '');
}

const flagNames = { fold: 'i', multiline: 'm', dotAll: 's', ungreedy: 'U' } as const;

function withFlags(flags: Flags, on: string, off: string): Flags {
  const now = (name: keyof Flags): boolean =>
    (flags[name] || on.includes(flagNames[name])) && !off.includes(flagNames[name]);
  return { fold: now('fold'), multiline: now('multiline'), dotAll: now('dotAll'), ungreedy: now('ungreedy') };
}

function atomOf(reader: Reader, flags: Flags): Part {
  const position = reader.position();
  if (reader.sees('(')) return groupOf(reader, flags);
  if (reader.sees('[')) return part(classOf(reader, flags.fold));
  if (reader.take('.')) return part(flags.dotAll ? '[^]' : '[^\\n]');
  if (reader.take('^')) return part(flags.multiline ? '(?<![^\\n])' : '^');
  if (reader.take('$')) return part(flags.multiline ? '(?![^\\n])' : '$');
  if (reader.sees('\\')) return escapeOf(reader, flags);
  if (/[*+?]/.test(reader.peek() ?? '')) reader.fail('nothing stands before the repetition', position);
  return literal(reader.next(), flags);
}

const literal = (character: string, { fold }: Flags): Part => {
  const point = character.codePointAt(0) ?? 0;
  const cases = fold ? foldedRanges([[point, point]]) : [];
  return part(cases.length > 1 ? `[${rangesOf(cases)}]` : literalOf(point));
};

function groupOf(reader: Reader, flags: Flags): Part {
  const position = reader.position();
  const [opening, inner] = openingOf(reader, flags);
  const inside = alternationOf(reader, inner);
  if (!reader.take(')')) reader.fail('a parenthesis is not closed', position);
  return { written: `${opening}${inside.written})`, repeats: inside.repeats };
}

/** Names of groups are dropped: groups are told by their number. But no two may have the same. */
function openingOf(reader: Reader, flags: Flags): readonly [string, Flags] {
  const scoped = reader.match(/\(\?([imsU]*)(?:-([imsU]+))?:/y);
  if (scoped !== undefined) return ['(?:', withFlags(flags, scoped[1] ?? '', scoped[2] ?? '')];
  const name = reader.match(/\(\?P?<(\w+)>/y)?.[1];
  if (name === undefined) {
    if (/^\(\?<?[=!]/.test(lookOf(reader))) reader.fail('Go’s patterns do not look ahead or behind');
    if (reader.sees('(?')) reader.fail('no such kind of group');
    reader.next();
  }
  if (!reader.openGroup(name)) reader.fail(`two groups are called “${name ?? ''}”`);
  return ['(', flags];
}

const lookOf = (reader: Reader): string => ['(?=', '(?!', '(?<=', '(?<!'].find((start) => reader.sees(start)) ?? '';

function escapeOf(reader: Reader, flags: Flags): Part {
  const position = reader.position();
  if (reader.take('\\Q')) return quoted(reader, flags);
  const ranges = escapedClassOf(reader, flags.fold);
  if (ranges !== undefined) return part(`[${ranges}]`);
  if (reader.take('\\A')) return part('^');
  if (reader.take('\\z')) return part('$');
  const boundary = reader.match(/\\[bB]/y);
  if (boundary !== undefined) return part(boundary[0]);
  return literal(String.fromCodePoint(escapedCharacterOf(reader, position)), flags);
}

/** `\Q…\E`. A repetition behind it is one of the last character, as in Go. */
function quoted(reader: Reader, flags: Flags): Part {
  const text = reader.match(/[^]*?(?=\\E|$)/y)?.[0] ?? '';
  reader.take('\\E');
  const characters = Array.from(text, (character) => literal(character, flags).written);
  const lastOne = characters.pop() ?? '(?:)';
  const piece = repeated(reader, part(lastOne), flags);
  return { written: `(?:${characters.join('')}${piece.written})`, repeats: piece.repeats };
}

/** Go's own limit, for one repetition and for nested ones together. */
const mostRepeats = 1000;
const repetition = /(?:[*+?]|\{(\d{1,9})(?:(,)(\d{1,9})?)?\})(\??)/y;

function repeated(reader: Reader, atom: Part, { ungreedy }: Flags): Part {
  const position = reader.position();
  const found = reader.match(repetition);
  if (found === undefined) return atom;
  const [all, least, comma, most, lazy] = found;
  const few = least === undefined ? 0 : Number(least);
  const many = least === undefined || comma === undefined ? few : most === undefined ? few : Number(most);
  const repeats = atom.repeats * Math.max(1, few, many);
  if (few > mostRepeats || many > mostRepeats || repeats > mostRepeats) reader.fail('repeated too often', position);
  if (many < few) reader.fail('the second number of the repetition is the smaller one', position);
  if (reader.match(repetition) !== undefined) reader.fail('a repetition of a repetition', position + all.length);
  const isLazy = (lazy === '?') !== ungreedy;
  const counted = lazy === '?' ? all.slice(0, -1) : all;
  const target = isAssertion(atom.written) ? `(?:${atom.written})` : atom.written;
  return { written: `${target}${counted}${isLazy ? '?' : ''}`, repeats };
}

/** What JavaScript does not let be repeated. */
const isAssertion = (written: string): boolean => /^(?:\^|\$|\\[bB]|\(\?<?!.*\))$/s.test(written);
