import type { Confidence, Evidence } from '../../core/finding.ts';
import type { Candidate } from '../candidate.ts';
import { readName } from '../credentials/names.ts';
import { passwordHash } from './digest.ts';
import type { Place } from './place.ts';
import { entropyOf, looksRandom, randomness } from './randomness.ts';
import { isMadeOfWeakWords, isMostlySequence, isSequence, isTypedAlongRows, isWeakValue } from './weakValue.ts';

/** How sure a candidate is by its origin and its value alone. */
export type BaseLevel =
  | { readonly kind: 'level'; readonly confidence: Confidence; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'turned-down'; readonly reason: string };

const level = (confidence: Confidence, ...evidence: readonly Evidence[]): BaseLevel => ({
  kind: 'level',
  confidence,
  evidence,
});
const no = (reason: string): BaseLevel => ({ kind: 'turned-down', reason });

export function baseLevel(candidate: Candidate, place: Place): BaseLevel {
  const { origin, value } = candidate;
  switch (origin.kind) {
    case 'format':
      return ofFormat(candidate, origin);
    case 'connection':
      return ofConnection(value, origin, place);
    case 'name':
      return ofName(candidate, origin, place);
  }
}

/** In words, why the base level of a candidate is no more than possible. */
export const whyPossible = ({ value }: Candidate): string =>
  isWeakValue(value.trim()) ? 'a common word, a sequence or a stand-in' : 'name, value and place say too little';

function ofFormat({ value, kind }: Candidate, origin: Extract<Candidate['origin'], { kind: 'format' }>): BaseLevel {
  if (origin.verified) return level('certain');
  if (origin.minEntropy !== undefined && entropyOf(value) < origin.minEntropy) return no('too regular for a token');
  if (isTyped(value) || (kind === 'other' && passwordHash.test(value))) return level('possible');
  return level('likely');
}

/** One run along the alphabet or one sign over and over, as nobody's token is. Runs in parts are left: keys that people make up. */
const isTyped = (value: string): boolean => {
  const rest = value.replace(/^[A-Za-z]{2,10}[_-]/, '');
  return isMostlySequence(rest, new Set(rest).size <= 4 ? 0.6 : 0.8);
};

function ofConnection(
  value: string,
  { username, host }: Extract<Candidate['origin'], { kind: 'connection' }>,
  place: Place,
): BaseLevel {
  if (value === '') return no('empty');
  if (isStandIn(value, username) || isMadeForTest(value, 'password', place)) return level('possible');
  if (isMadeForReading(place) && host !== undefined && reservedHost.test(host) && !looksRandom(value))
    return level('possible');
  return level('likely');
}

/** What stands in an example where a password would. */
const isStandIn = (value: string, username: string | undefined): boolean =>
  isWeakValue(value) ||
  namesItself(value) ||
  isNamedAlike(value, username) ||
  /^(?:x+|\*+|\.+|\d{1,3})$/i.test(value) ||
  value === username;

/** Names that no host has (RFC 2606): nothing is protected there. */
const reservedHost = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)$/i;
const isMadeForReading = ({ kind }: Place): boolean => kind === 'test' || kind === 'documentation';

/** `dbpassword`, `mysecret`. */
const namesItself = (value: string): boolean => /^[a-z]{1,14}$/i.test(value) && readName(value).kind === 'credential';

/** `s3_key:s3_secret`: user and password are called by what they are of. */
function isNamedAlike(value: string, username: string | undefined): boolean {
  const before = /^[a-z\d]{2,12}[_-](?=[a-z_-]{3,20}$)/i.exec(value)?.[0];
  return before !== undefined && readName(value).kind === 'credential' && username?.startsWith(before) === true;
}

type NameOrigin = Extract<Candidate['origin'], { kind: 'name' }>;

function ofName({ value, kind }: Candidate, origin: NameOrigin, place: Place): BaseLevel {
  const text = value.trim();
  const unfit = whyUnfit(text, kind, origin, place);
  if (unfit !== undefined) return no(unfit);
  if (looksRandom(text) && !isMostlySequence(text) && !isTypedAlongRows(text))
    return ofRandom(text, kind, origin, place);
  switch (origin.binding) {
    case 'apposition':
      return ofApposition(text, origin, kind);
    case 'prose':
      return ofProse(text, origin, kind);
    case 'call':
      return ofCall(text, kind, origin, place);
    case 'comparison':
      return ofComparison(text, kind, origin, place);
    case 'assignment':
    case 'argument':
    case 'default':
    case 'result':
    case 'option':
      return isMadeForTest(text, kind, place) ? level('possible') : ofStatement(text, kind, origin, place);
  }
}

const ofComparison = (text: string, kind: Candidate['kind'], origin: NameOrigin, place: Place): BaseLevel =>
  kind === 'password' || hasLettersAndDigits(text) || isSignRich(text)
    ? ofStatement(text, kind, origin, place)
    : no('not like a secret');

/** A short word, as tests make them up by the dozen. */
const isMadeForTest = (text: string, kind: Candidate['kind'], place: Place): boolean =>
  place.kind === 'test' &&
  (isMadeOfWeakWords(text) ||
    (kind === 'password' || kind === 'crypto-key'
      ? /^[a-z]{1,6}\d{0,3}$|^[a-z\d]{1,3}$/i.test(text)
      : isLabelled(text)));

/** `tok-a1`, `key_2_old`: short words with at most two digits, as tests call their values. */
const isLabelled = (text: string): boolean =>
  /^[a-z]{2,12}(?:[-_](?:[a-z]{1,12}\d{0,2}|\d{1,2})){1,6}$/i.test(text) && randomness(text) < 0.4;

/** Why a text cannot be a secret, whatever it is bound to. */
function whyUnfit(text: string, kind: Candidate['kind'], origin: NameOrigin, place: Place): string | undefined {
  if (text.length < shortest(kind, origin)) return 'too short';
  if (origin.interpolated) return 'made at run time';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'punctuation';
  if (text.length > longestWord && /\s/.test(text)) return 'text';
  if (place.kind === 'style') return 'style sheet';
  if (place.kind === 'lockfile') return 'lockfile';
  if (place.kind === 'generated' && (origin.binding === 'prose' || origin.binding === 'apposition')) return 'generated';
  return place.kind === 'translation' && !hasDigits(text) ? 'translation' : undefined;
}

const shortest = (kind: Candidate['kind'], { binding, strength }: NameOrigin): number => {
  if (kind === 'password' || binding === 'call') return 3;
  return kind === 'crypto-key' && strength === 'strong' ? 4 : 6;
};

/** What is longer and holds white space is a text, whatever it is bound to. */
const longestWord = 128;

function ofRandom(text: string, kind: Candidate['kind'], origin: NameOrigin, place: Place): BaseLevel {
  const isProse = origin.binding === 'prose' || origin.binding === 'apposition';
  if (isProse && origin.ordinary && /^[\dA-Fa-f]+$/.test(text) && kind === 'api-key') return no('fingerprint');
  if (origin.ordinary && /^[\dA-F]{40}$/.test(text)) return no('fingerprint');
  if (isProse && kind === 'password' && place.kind === 'documentation') return level('possible');
  return level(origin.strength === 'weak' && isHardlyTold(text, kind, origin, place) ? 'possible' : 'likely');
}

/** Too short, or among the keys and cookies that tests are full of, for a name that says little. */
const isHardlyTold = (text: string, kind: Candidate['kind'], { words, binding }: NameOrigin, place: Place): boolean =>
  text.length < 16 ||
  (place.kind === 'test' && (kind === 'api-key' || binding === 'option' || words.includes('cookie')));

function ofStatement(text: string, kind: Candidate['kind'], origin: NameOrigin, place: Place): BaseLevel {
  if (isWeakValue(text) && !isMadeUp(text, kind) && !isRun(text, kind)) return level('possible');
  if (saysItIsWrong.test(text) || isNumberedWord(text, place)) return level('possible');
  if (origin.strength === 'weak') return weakName(text, kind);
  if (kind === 'password') return ofPassword(text, origin);
  // Documentation and error texts quote short tokens; who has one in a string has a longer one.
  const stated = isInQuery(text, origin) ? level('likely') : ofKey(text, kind);
  return origin.binding === 'option' && origin.bare && text.length < 16 && !isInQuery(text, origin)
    ? level('possible')
    : stated;
}

/** `password2`: in documentation, one of several examples. */
const isNumberedWord = (text: string, place: Place): boolean =>
  place.kind === 'documentation' && /^[a-z]+\d{1,2}$/.test(text) && isWeakValue(text.replace(/\d+$/, ''));

/** `badpassword`, `invalid-token`: what tests send to be turned away. */
const saysItIsWrong =
  /^(?:bad|wrong|invalid|incorrect|bogus)[-_ ]?(?:pass|pw|token|secret|key|cred|api)[a-z]{0,8}\d{0,2}$/i;

/** A password along the alphabet is a bad one, and still one. */
const isRun = (text: string, kind: Candidate['kind']): boolean =>
  kind === 'password' && text.length >= 8 && /^[a-z]+$/i.test(text) && isSequence(text) && new Set(text).size >= 8;

/** Short, but of all kinds of characters in an order that words do not have. */
const isInQuery = (text: string, { binding }: NameOrigin): boolean =>
  binding === 'option' && /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w-]{10,}$/.test(text) && randomness(text) >= 0.4;

function ofProse(text: string, origin: NameOrigin, kind: Candidate['kind']): BaseLevel {
  if (isWeakValue(text) || !hasLettersAndDigits(text) || text.length < 6) return no('prose');
  if (origin.ordinary || origin.strength === 'weak') return no('prose');
  return level(kind === 'password' || isTokenLike(text) ? 'likely' : 'possible');
}

/** Nothing binds the value to the name but that it stands behind it. */
function ofApposition(text: string, origin: NameOrigin, kind: Candidate['kind']): BaseLevel {
  if (isTokenLike(text)) return level(origin.strength === 'strong' ? 'likely' : 'possible');
  const plain =
    kind === 'password' && !origin.ordinary && !origin.bare && hasLettersAndDigits(text) && !isWeakValue(text);
  if (!origin.bare && !origin.ordinary && origin.strength === 'strong' && isSignRich(text)) return level('likely');
  return plain && !/\s/.test(text) ? level('likely') : no('prose');
}

/** What conversions of keys take besides the key. */
const encoding =
  /^(?:(?:aes|des|des3|3des|bf|camellia|aria)?-?\d{0,3}-(?:gcm|cbc|ctr|ecb|cfb|ofb|ccm)|utf-?(?:8|16|16le|32)|latin-?1|us-?ascii|ascii|base64(?:url)?|hex|binary|ucs-?2|iso-8859-1?\d)$/i;

/** The argument of a call that takes a credential and nothing else: what is written there is one, good or bad. */
function ofCall(text: string, kind: Candidate['kind'], origin: NameOrigin, place: Place): BaseLevel {
  if (encoding.test(text)) return no('encoding');
  if (isWeakValue(text) || isSequence(text)) return level(place.kind === 'source' ? 'likely' : 'possible');
  if (place.kind === 'test' && (/^[a-z]{3,10}$/.test(text) || readName(text).kind === 'credential'))
    return level('possible');
  return origin.strength === 'weak' ? weakName(text, kind) : level('likely');
}

function weakName(text: string, kind: Candidate['kind']): BaseLevel {
  if (!hasMixture(text)) return no('not like a secret');
  if (kind === 'password' && text.length >= 6 && hasDigits(text)) return level('likely');
  if (isTokenLike(text) || isSignRich(text)) return level('likely');
  return text.length >= 8 ? level('possible') : no('not like a secret');
}

const hasLettersAndDigits = (text: string): boolean => /\p{L}/u.test(text) && /\d/.test(text);

/** Signs as only passwords have them. */
const isSignRich = (text: string): boolean =>
  text.length >= 10 && !/\s/.test(text) && new Set(text.match(/[^\p{L}\p{N}_.,:/\s-]/gu)).size >= 4;

const hasDigits = (text: string): boolean => /\d/.test(text);

/** One run of letters and digits that change places often. */
const isTokenLike = (text: string): boolean =>
  text.length >= 16 &&
  /^[A-Za-z\d+/=_-]+$/.test(text) &&
  !isMostlySequence(text) &&
  (text.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0) >= 5;

function ofPassword(text: string, origin: NameOrigin): BaseLevel {
  if (origin.bare && /^\d+$/.test(text) && text.length < 4) return no('number');
  if (origin.binding === 'comparison' && /^[a-z]{1,4}$/i.test(text)) return level('possible');
  // A group of passwords: its name, more likely than one of them.
  if (origin.words.includes('passwords') && /^[a-z]+$/.test(text)) return level('possible');
  return level('likely');
}

/** A secret or key may be words; a token is random. */
function ofKey(text: string, kind: Candidate['kind']): BaseLevel {
  if (isMostlySequence(text)) return level(isMadeUp(text, kind) ? 'likely' : 'possible');
  if (
    hasMixture(text) &&
    text.length >= 8 &&
    (hasLettersAndDigits(text) || isSignRich(text) || kind === 'other' || kind === 'crypto-key')
  )
    return level('likely');
  // What signs or encrypts is a key, however short somebody made it.
  if (kind === 'crypto-key') return level('likely');
  if (kind === 'other') return level(text.length >= 6 && !/^[a-z]{1,8}$/.test(text) ? 'likely' : 'possible');
  return level('possible');
}

/** Long and of many signs, if in an order that people type: still what is in use as the key. */
const isMadeUp = (text: string, kind: Candidate['kind']): boolean =>
  (kind === 'other' || kind === 'crypto-key' || kind === 'token' || kind === 'api-key') &&
  text.length >= 16 &&
  !/\s/.test(text) &&
  new Set(text).size >= 10 &&
  !/abcdefghijklmnopqrstuvwxyz|^(?:0123456789|1234567890)*\d{0,9}$/i.test(text);

/** Letters with digits, or with the signs that passwords have. */
export const hasMixture = (text: string): boolean =>
  (/\p{L}/u.test(text) && /\d/.test(text)) ||
  (/[!@#$%^&*+=?~|\\]/.test(text) && text.length >= 6) ||
  randomness(text) >= 0.5;
