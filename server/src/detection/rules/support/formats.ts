/** Shapes that many providers share, as sources of regular expressions. */

/** In the form of a UUID. Not all who write like that keep to hexadecimal digits, or to small ones. */
export const uuid = '[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{12}';

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

/**
 * The name in any mixture of cases, while the rest of a pattern stays case-sensitive. A blank is any separator or none. A
 * name of up to five letters must begin a word or a hump of one: `oktaToken`, `myOktaToken`, not `bookTable`.
 */
export function anyCase(name: string): string {
  const spelled = (text: string, write: (letter: string) => string): string =>
    text.replace(/[a-z]/g, write).replace(/\./g, '\\.').replace(/ /g, '[ _.-]?');
  if (name.length > 5) return spelled(name, (letter) => `[${letter.toUpperCase()}${letter}]`);
  const upper = spelled(name, (letter) => letter.toUpperCase());
  const lower = spelled(name, (letter) => letter);
  const hump = spelled(name.slice(0, 1), (letter) => letter.toUpperCase()) + lower.slice(1);
  return `(?:(?<![A-Za-z])${lower}|${hump}|(?<![A-Z])${upper})`;
}
