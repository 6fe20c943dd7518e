/** Shapes that many providers share, as sources of regular expressions. */
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const digits = (length: number): string => `\\d{${length}}`;
export const hex = (length: number): string => `[0-9a-f]{${length}}`;
/** Small letters and digits. */
export const base36 = (length: number): string => `[a-z0-9]{${length}}`;
/** Capital letters and digits. */
export const upper36 = (length: number): string => `[A-Z0-9]{${length}}`;
export const base62 = (length: number): string => `[A-Za-z0-9]{${length}}`;
/** Base 64 with the alphabet for URLs, without padding. */
export const urlSafe = (length: number): string => `[A-Za-z0-9_-]{${length}}`;
export const base64 = (length: number): string => `[A-Za-z0-9+/]{${length}}`;

/** `hf_` → `hf_a` … `hf_z`: keywords of four characters for a prefix of three. */
export const withNextCharacter = (prefix: string, characters: string): readonly string[] =>
  Array.from(characters, (character) => prefix + character);

export const letters = 'abcdefghijklmnopqrstuvwxyz';
export const lettersAndDigits = `${letters}0123456789`;

/** The name in any mixture of cases, while the rest of a pattern stays case-sensitive. A blank is any separator or none. */
export const anyCase = (name: string): string =>
  name
    .replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
    .replace(/\./g, '\\.')
    .replace(/ /g, '[ _.-]?');
