import { lowered, turnedDown } from './filter.ts';
import { looksRandom } from './randomness.ts';
import type { Filter } from './filter.ts';

/** Sentences and labels: a password that is one exists, but a text that is one is nearly never a password. */
export const naturalLanguage: Filter = ({ value, origin }) => {
  if (origin.kind !== 'name') return undefined;
  const text = value.trim();
  const words = text.split(/\s+/);
  if (words.length < 2) return /^[\p{L}]+(?:…|\.{3}|[:?])$/u.test(text) ? turnedDown('label') : undefined;
  if (words.some((word) => looksRandom(word))) return undefined;
  const wordLike = words.filter((word) => /^[\p{L}'’()"“”`<>/-]+[.,:;!?…]*$/u.test(word) || /^[%{$]/.test(word)).length;
  if (words.length >= 3 && wordLike / words.length >= 0.6) return turnedDown('natural language');
  if (words.length >= 2 && wordLike === words.length) return turnedDown('natural language');
  if (words.length > 6 || /[\r\n]/.test(text)) return turnedDown('text');
  return lowered('holds white space');
};
