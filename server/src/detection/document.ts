import { languageOf } from '../syntax/lexical/languageOf.ts';
import { createLexicalMap } from '../syntax/lexical/lexicalMap.ts';
import type { LexicalMap } from '../syntax/lexical/lexicalMap.ts';
import type { LexicalFront } from '../syntax/lexical/stretches.ts';
import { lexicalProfiles, plain } from '../syntax/lexical/profile.ts';
import type { LexicalProfile, Reading } from '../syntax/lexical/profile.ts';
import type { NameVerdict } from './credentials/names.ts';
import { placeOf } from './judgement/place.ts';
import type { Place } from './judgement/place.ts';
import type { Scratch } from './scratch.ts';
import type { Source } from './source.ts';

/**
 * How values are written: `code`: expressions with quoted strings; `shell`: words, quoted or not; `lines`: the rest of
 * the line; `yaml`; `markup`: attributes and elements; `text`: anything, so only what is plain counts.
 */
export type Notation = 'code' | 'shell' | 'lines' | 'yaml' | 'markup' | 'text';

/** A text with what one scan knows of it. */
export interface DetectionDocument {
  readonly text: string;
  readonly languageId: string;
  readonly notation: Notation;
  readonly profile: LexicalProfile;
  readonly map: LexicalMap;
  readonly place: () => Place;
  /** How many characters of code may be read for one value: fewer, once very many were. */
  readonly reach: () => number;
  /** Where {@link profile} notes how much was read. */
  readonly reading: Reading;
  /** What a name says. */
  readonly nameVerdict: (name: string) => NameVerdict;
}

const notations: ReadonlyMap<string, Notation> = new Map([
  ...['shellscript', 'bat', 'dockerfile', 'makefile'].map((id) => [id, 'shell'] as const),
  ...['dotenv', 'properties', 'ini', 'netrc', 'pgpass', 'htpasswd'].map((id) => [id, 'lines'] as const),
  ...['xml', 'html', 'xsl'].map((id) => [id, 'markup'] as const),
  ...['plaintext', 'markdown', 'log', 'diff', 'restructuredtext'].map((id) => [id, 'text'] as const),
  ...['yaml', 'dockercompose', 'github-actions-workflow'].map((id) => [id, 'yaml'] as const),
]);

/** Identifiers of editors that mean the same as one of ours. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['dockercompose', 'yaml'],
  ['github-actions-workflow', 'yaml'],
  ['env', 'dotenv'],
  ['hcl', 'terraform'],
  ['terraform-vars', 'terraform'],
  ['bash', 'shellscript'],
  ['sh', 'shellscript'],
  ['javascript react', 'javascriptreact'],
]);

/** With what is known of the strings and comments at its start, where that was read before. */
export function documentOf(source: Source, scratch: Scratch, front?: LexicalFront): DetectionDocument {
  const byPath = languageOf(source.path);
  const told = source.languageId === undefined ? undefined : (aliases.get(source.languageId) ?? source.languageId);
  const languageId = told === undefined || told === 'plaintext' ? byPath : told;
  const profile = lexicalProfiles.get(languageId) ?? plain;
  const notation = notations.get(languageId) ?? (lexicalProfiles.has(languageId) ? 'code' : 'text');
  const reading: Reading = { furthest: 0, total: 0 };
  const most = generousFor(source.text);
  return {
    text: source.text,
    languageId,
    notation,
    profile: { ...profile, reading },
    reading,
    map: createLexicalMap(source.text, profile, front),
    // Below the project: what stands above it may be called anything.
    place: once(() => placeOf(source.identity ?? source.path)),
    nameVerdict: scratch.nameVerdict,
    reach: () => (reading.total > most ? 256 : 4096),
  };
}

/** Calls on first use: most texts are looked at in vain, and never ask. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Characters of expressions beyond which only a short piece of each is read: no text that people write holds as many
 * behind names.
 */
export const generousFor = (text: string): number => Math.min(2_000_000, 200_000 + 4 * text.length);
