import type { Evidence } from '../../core/finding.ts';
import type { Binding, Candidate } from '../candidate.ts';
import { entropyOf, looksRandom } from './randomness.ts';
import { isMadeUpOfWeakWords, isMostlySequence } from './weakValue.ts';

/** So many pieces of evidence, independent of each other, make a likely finding a certain one. */
const enough = 3;

const drawn: Evidence = { kind: 'entropy', text: 'random, not made of words' };
const mixed: Evidence = { kind: 'entropy', text: 'mixes kinds of characters' };
const marked: Evidence = { kind: 'format', text: 'begins with a mark that its provider chose' };
const remote: Evidence = { kind: 'structure', text: 'opens a host elsewhere' };

/**
 * What makes a likely candidate a certain one. The score is the number of pieces of evidence: what the candidate was
 * found by (a provider's format, a connection string, a name that says it), what its value is made of, and what only
 * the real thing has. Nothing when they are too few.
 */
export function confirmationOf({ origin, value, kind }: Candidate): readonly Evidence[] | undefined {
  const text = value.trim();
  const isRandom = looksRandom(text) && !isMostlySequence(text);
  switch (origin.kind) {
    case 'format':
      return scored(true, [isRandom, drawn], [isMarked(text), marked], [isMixed(text), mixed]);
    case 'connection':
      return scored(true, [isElsewhere(origin.host), remote], [isPasswordLike(text), mixed]);
    case 'name': {
      const isStated = origin.strength === 'strong' && statements.has(origin.binding);
      return kind === 'password'
        ? scored(isStated && isPasswordLike(text), [isRandom, drawn], [kindsOf(text) >= 3, mixed])
        : scored(isStated, [isRandom, drawn], [isMixed(text), mixed]);
    }
  }
}

function scored(
  foundBy: boolean,
  ...pieces: readonly (readonly [boolean, Evidence])[]
): readonly Evidence[] | undefined {
  const held = pieces.flatMap(([holds, evidence]) => (holds ? [evidence] : []));
  return held.length + (foundBy ? 1 : 0) >= enough ? held : undefined;
}

/** How a program states what a credential is, other than in a comparison, a sentence or an option. */
const statements: ReadonlySet<Binding> = new Set(['assignment', 'argument', 'call', 'default', 'result']);

/** `ghp_…`, `sk-live-…`: a beginning that its provider chose so that it is recognised. */
const isMarked = (text: string): boolean => /^[A-Za-z]{2,10}[_-](?:[a-z\d]{1,8}[_-])?.{16,}$/.test(text);

/** Of small letters, capitals, digits and signs, how many kinds occur. */
const kindsOf = (text: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(text)).length;

/** Long, and of more than the sixteen digits of a hash. */
const isMixed = (text: string): boolean =>
  text.length >= 20 && entropyOf(text) >= 3.5 && (kindsOf(text) >= 3 || /[g-z]/i.test(text));

const isPasswordLike = (text: string): boolean =>
  text.length >= 8 && kindsOf(text) >= 2 && !/\s/.test(text) && !isMadeUpOfWeakWords(text);

/** A host of a network: neither this machine nor a service beside it, nor one that nobody has (RFC 2606). */
const isElsewhere = (host: string | undefined): boolean =>
  host !== undefined &&
  /^[\w-]+(?:\.[\w-]+)+$/.test(host) &&
  !/^(?:127|0)\.|^localhost\.|^host\.docker\.|(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|local(?:host|domain)?)$/i.test(
    host,
  );
