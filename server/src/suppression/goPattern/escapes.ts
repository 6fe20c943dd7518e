import type { Reader } from './reader.ts';

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** A backslash and what stands for one character behind it, in a class or outside. */
export function escapedCharacterOf(reader: Reader, position: number): number {
  reader.next();
  const octal = reader.match(/[1-7][0-7]{1,2}|0[0-7]{0,2}/y);
  if (octal !== undefined) return parseInt(octal[0], 8);
  const hex = reader.match(/x(?:\{([\dA-Fa-f]{1,6})\}|([\dA-Fa-f]{2}))/y);
  if (hex !== undefined) return pointOf(reader, hex[1] ?? hex[2] ?? '', position);
  const character = reader.next();
  const control = controls[character];
  if (control !== undefined) return control;
  if (/[\dA-Za-z]/.test(character)) reader.fail(`Go knows no “\\${character}” here`, position);
  return character.codePointAt(0) ?? 0;
}

function pointOf(reader: Reader, digits: string, position: number): number {
  const point = parseInt(digits, 16);
  return point > 0x10ffff ? reader.fail('there is no such character', position) : point;
}
