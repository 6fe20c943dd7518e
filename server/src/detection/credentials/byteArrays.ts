import type { Span } from '../../core/span.ts';

/** Bytes or characters that are written out one by one. */
export interface ByteArray {
  /** From the first element to the end of the last. */
  readonly span: Span;
  /** What they spell where they are characters, else their hexadecimal digits. */
  readonly value: string;
}

/** `new byte[] {`, `[]byte{`, `&[`, `byteArrayOf(`, `[UInt8](arrayLiteral: `, `bytes([`, `{`. */
const opening =
  /\s{0,20}(?:=\s{0,4})?(?:new\s{1,4})?(?:(?:s?byte|u?int8|Byte|char|UInt8|Uint8Array|ByteArray|bytes|bytearray|byteArrayOf|charArrayOf|Buffer|vec!|GenericArray|Array|of|from|from_slice|\[\]|[.:&*=]|\[\s?\d{0,4}\s?\]|\s){0,8}[({[]{1,2}\s{0,20})/y;
/** One of them, with a cast before it or a type behind it. */
const element =
  /(?:\(\s?s?byte\s?\)\s?)?(?:(?<number>-?(?:0x[\da-f]{1,2}|\d{1,3}))(?:u8|\.toByte\(\))?|'(?<character>\\?[^'\\\r\n])')(?:\s{0,20}(?<comma>,)\s{0,40}(?:\/\/[^\n]{0,80}\n\s{0,40})?)?/iy;

/** A key or a password is longer; and nobody writes a file out like this in a call. */
const fewest = 8;
const fewestCharacters = 4;
const most = 256;

/** The array that starts at `from`, when it is made of numbers that fit into bytes, or of characters, and nothing else. */
export function byteArrayAt(text: string, from: number, end: number): ByteArray | undefined {
  opening.lastIndex = from;
  if (opening.exec(text) === null) return undefined;
  const start = opening.lastIndex;
  let last = start;
  const numbers: string[] = [];
  const characters: string[] = [];
  for (let position = start, more = true; more && numbers.length + characters.length < most;) {
    element.lastIndex = position;
    const match = element.exec(text);
    if (match === null) break;
    const { number, character, comma } = match.groups ?? {};
    if (number !== undefined) numbers.push((Number(number) & 0xff).toString(16).padStart(2, '0'));
    else characters.push(character?.replace(/^\\/, '') ?? '');
    last = position + match[0].length;
    position = last;
    more = comma !== undefined;
  }
  if (last > end || !/^\s{0,20}[\])}]/.test(text.slice(last, last + 24))) return undefined;
  const span = { start, end: start + text.slice(start, last).trimEnd().replace(/,$/, '').length };
  if (characters.length >= fewestCharacters && numbers.length === 0) return { span, value: characters.join('') };
  return numbers.length >= fewest && characters.length === 0 ? { span, value: numbers.join('') } : undefined;
}
