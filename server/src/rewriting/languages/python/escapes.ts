import type { Span } from '../../../core/span.ts';

/** One UTF-16 unit of a decoded string and the source that stands for it. Both halves of a pair share their span. */
export interface Character extends Span {
  readonly text: string;
  /** `\N{…}`, whose name would take Unicode's table, or a lone surrogate: no text that can be stored. */
  readonly unknown?: true;
}

/** How the text of a literal is to be read. */
export interface StringKind {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly formatted: boolean;
}

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences */
const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** A line end of the source is `\n` in the string. Escapes by their first character, doubled braces of f-strings. */
const lexeme =
  /\r\n|\\(?:\r\n|N\{[^}]*\}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0-7]{1,3}|[^])|\{\{|\}\}|[^]/gy;
const rawLexeme = /\r\n|\{\{|\}\}|[^]/gy;

/** Decodes the stretch `span` of `source`, which holds no interpolation. */
export function decode(source: string, span: Span, kind: StringKind): readonly Character[] {
  const characters: Character[] = [];
  const text = source.slice(span.start, span.end);
  for (const match of text.matchAll(kind.raw ? rawLexeme : lexeme)) {
    const start = span.start + match.index;
    characters.push(...decodeLexeme(match[0], start, kind));
  }
  return characters;
}

function decodeLexeme(written: string, start: number, kind: StringKind): readonly Character[] {
  const end = start + written.length;
  if (written === '\r\n' || written === '\r') return [{ text: '\n', start, end }];
  if (written === '{{' || written === '}}') {
    const brace = written.charAt(0);
    if (kind.formatted) return [{ text: brace, start, end }];
    return [start, end - 1].map((offset) => ({ text: brace, start: offset, end: offset + 1 }));
  }
  if (written.length === 1) return [{ text: written, start, end }];
  return decodeEscape(written.slice(1), start, end, kind);
}

function decodeEscape(escape: string, start: number, end: number, kind: StringKind): readonly Character[] {
  const letter = escape.charAt(0);
  // A backslash at the end of a line joins it with the next one.
  if (letter === '\r' || letter === '\n') return [];
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return [{ text: simple, start, end }];
  if (/[0-7]/.test(letter)) {
    const code = Number.parseInt(escape, 8);
    return [{ text: String.fromCharCode(kind.bytes ? code & 0xff : code), start, end }];
  }
  if (letter === 'x' && escape.length > 1) return codePoint(escape, start, end);
  if (!kind.bytes && escape.length > 1) {
    return letter === 'N' ? [{ text: '\ufffd', start, end, unknown: true }] : codePoint(escape, start, end);
  }
  // No escape after all: the backslash stays, and so does what follows it.
  const kept = `\\${escape}`;
  return kept.split('').map((text, index) => ({ text, start: start + index, end: start + index + 1 }));
}

function codePoint(escape: string, start: number, end: number): readonly Character[] {
  const code = Number.parseInt(escape.slice(1), 16);
  // Python keeps two escaped surrogates apart, where UTF-16 would read them as one character.
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return [{ text: '\ufffd', start, end, unknown: true }];
  return String.fromCodePoint(code)
    .split('')
    .map((text) => ({ text, start, end }));
}

/** The text of bytes that are UTF-8; undefined when they are not. Every character here is one byte. */
export function decodeUtf8(bytes: readonly Character[]): readonly Character[] | undefined {
  const characters: Character[] = [];
  for (let index = 0; index < bytes.length;) {
    const length = sequenceLength(bytes[index]?.text.charCodeAt(0) ?? 0);
    const sequence = bytes.slice(index, index + length);
    const text = textOfUtf8(sequence.map((byte) => byte.text.charCodeAt(0)));
    const start = sequence[0]?.start;
    const end = sequence.at(-1)?.end;
    if (text === undefined || start === undefined || end === undefined) return undefined;
    characters.push(...text.split('').map((unit) => ({ text: unit, start, end })));
    index += length;
  }
  return characters;
}

const sequenceLength = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

function textOfUtf8(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
