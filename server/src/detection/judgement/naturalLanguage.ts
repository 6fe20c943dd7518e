import { readName } from '../credentials/names.ts';
import { lowered, turnedDown } from './filter.ts';
import { looksRandom } from './randomness.ts';
import type { Filter, Opinion } from './filter.ts';

const littleWords =
  /^(?:if|you|this|that|please|the|to|is|are|be|and|or|use|your|with|for|not|a|an|here|in|of|on|it|must|should|when|was|has|have|do|does|can|see|by|from|as|will|want|need)$/i;

/** Words with underscores or hyphens between them, two of which are of the kind that sentences are held together by. */
const isSentence = (text: string): boolean => {
  const words = text.split(/[\s_-]+/);
  return (
    words.length >= 4 &&
    words.filter((word) => littleWords.test(word)).length >= 2 &&
    words.every((word) => word.length < 16)
  );
};

/** Two plain words, as people make up a key to sign sessions with: neither a label nor about the key. */
const isPhrase = (text: string, words: number): boolean =>
  words === 2 && /^[a-z]{3,} [a-z]{3,}$/.test(text) && readName(text).kind === 'none';

/** Sentences and labels: a password that is one exists, but a text that is one is nearly never a password. */
export const naturalLanguage: Filter = ({ rule, value, origin, kind }) => {
  // Whoever put a few words into a Secret means them to be one.
  if (rule === 'kubernetes-secret' && /^[\w .-]{4,64}$/.test(value)) return undefined;
  if (origin.kind !== 'name' || (origin.binding === 'call' && value.length < 40)) return undefined;
  const text = value.trim();
  if (isSentence(text)) return turnedDown('natural language');
  const words = text.split(/\s+/);
  if (words.length < 2) return /^[\p{L}]+(?:…|\.{3}|[:?])$/u.test(text) ? turnedDown('label') : undefined;
  if (words.some((word) => looksRandom(word))) return undefined;
  const mayBePhrase = (kind === 'crypto-key' || kind === 'other') && origin.strength === 'strong';
  return mayBePhrase && isPhrase(text, words.length) ? undefined : ofWords(text, words);
};

function ofWords(text: string, words: readonly string[]): Opinion {
  const wordLike = words.filter((word) => /^[\p{L}'’()"“”`<>/-]+[.,:;!?…]*$/u.test(word) || /^[%{$]/.test(word)).length;
  if (words.length >= 3 && wordLike / words.length >= 0.6) return turnedDown('natural language');
  if (words.length >= 2 && wordLike === words.length) return turnedDown('natural language');
  if (words.length > 6 || /[\r\n]/.test(text)) return turnedDown('text');
  return lowered('holds white space');
}
