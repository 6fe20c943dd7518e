import type { FindingKind } from '../../core/finding.ts';
import { withoutAccents } from './accents.ts';
import {
  actionHeads,
  credentialWords,
  keyQualifiers,
  neutralTails,
  ordinaryWords,
  otherTails,
  otherTokens,
} from './words.ts';
import type { CredentialWord } from './words.ts';

/** What a name says of the value that is bound to it. */
export type NameVerdict =
  | {
      readonly kind: 'credential';
      readonly of: FindingKind;
      readonly strength: 'strong' | 'weak';
      /** The words of the name, lower case. */
      readonly words: readonly string[];
      /** The credential's word is also one of everyday language. */
      readonly ordinary: boolean;
    }
  /** Only looks alike: `passwordField`, `token_type`. */
  | { readonly kind: 'lookalike'; readonly word: string }
  | { readonly kind: 'none' };

const none: NameVerdict = { kind: 'none' };

/** Reads a variable, key, parameter, header or option name in any spelling. */
export function readName(name: string): NameVerdict {
  if (/^1password/i.test(name)) return none;
  const all = splitWords(name);
  // What a server gives to a browser: no credential of its own.
  if (all[0] === 'set' && all[1] === 'cookie') return none;
  // `password_for_email` is a password, whatever it is for.
  const purpose = all.indexOf('for');
  const words = purpose > 0 ? all.slice(0, purpose) : all;
  for (let end = words.length; end > 0; end--) {
    for (let length = Math.min(3, end); length > 0; length--) {
      const word = wordAt(words, end - length, end);
      if (word !== undefined) return judgeAround(words, word, end - length, end, headOf(name, words, end - length));
    }
  }
  return none;
}

/** Where the last member of `request.getPassword` begins among its words, unless the credential's word stands before. */
function headOf(name: string, words: readonly string[], credentialAt: number): number {
  const owner = splitWords(name.slice(0, Math.max(0, name.lastIndexOf('.')))).length;
  return owner <= credentialAt && owner < words.length ? owner : 0;
}

function judgeAround(
  words: readonly string[],
  word: CredentialWord,
  start: number,
  end: number,
  head: number,
): NameVerdict {
  const other = otherMeaning(words, word, start, end);
  if (other !== undefined) return { kind: 'lookalike', word: other };
  const said = words.slice(start, end).join('');
  const isKnown = words.slice(end).every((tail) => neutralTails.has(tail) || /^\d+$/.test(tail));
  const isAction = start > head && actionHeads.has(words[head] ?? '');
  const isVerb = said === 'pass' && start > head && !passQualifiers.test(words[start - 1] ?? '');
  return {
    kind: 'credential',
    of: refineKind(word.kind, words),
    strength: isKnown && !isAction && !isVerb ? word.strength : 'weak',
    words,
    ordinary: ordinaryWords.has(said),
  };
}

/** The word that makes the name mean something about the credential, or something public. */
function otherMeaning(words: readonly string[], word: CredentialWord, start: number, end: number): string | undefined {
  const other = words.slice(end).find((tail) => otherTails.has(tail));
  if (other !== undefined) return other;
  if (isPublic(words) && word.kind !== 'password') return 'public';
  const before = words[start - 1];
  if (before !== undefined && otherKeys.test(before) && word.strength === 'weak') return before;
  if (word.kind === 'token' && before !== undefined && otherTokens.has(before)) return before;
  const glued = gluedTail(words[end - 1] ?? '');
  return glued !== undefined && otherTails.has(glued) ? glued : undefined;
}

/** Keys of tables, caches and handshakes. */
const otherKeys = /^(?:foreign|primary|partition|sort|row|cache|idempotency|magic|natural|composite)$/;

/** What `pass` may stand behind and still be short for a password. */
const passQualifiers =
  /^(?:db|user|usr|admin|root|my|mysql|sql|pg|psql|postgres|redis|mongo|mongodb|smtp|mail|email|imap|pop|ftp|sftp|ssh|ldap|bind|login|proxy|wifi|ora|oracle|sys|ks|key|keystore|truststore|store|server|http|basic|auth|vnc|rdp|vpn|mqtt|rabbit|rabbitmq|amqp|jenkins|nexus|es|elastic|kafka|database|sa|system|test|default|new|old|cert|ca|tls|ssl|api|app|influx|grafana|backup|client|service|svc|dba|the|docker|registry|hub|git|account|acc|wp|wordpress|ci|deploy|webdav|rpc|sudo|os|vm|windows|zip|pdf|pfx|jks|bot|gmail|aws|azure|couch|couchdb|cassandra|minio|cloud|site|web|telnet|sip|tomcat|weblogic|become|sudo|enable|auth|secret|private|key|repo|nas|tunnel|sasl|stomp|broker)$/;

/** `publicKey`, `PublicKeyToken`. */
const isPublic = (words: readonly string[]): boolean =>
  words.some(
    (word, index) =>
      word === 'publickey' ||
      word === 'pubkey' ||
      ((word === 'public' || word === 'pub') && words[index + 1] === 'key'),
  );

/** `file` of `passwordfile`. */
const gluedTail = (word: string): string | undefined =>
  /^(?:password|passwd|passwort|passphrase|token|secret)(\p{L}{2,})$/u.exec(word)?.[1];

/** `client_secret` stays a secret; `api_secret` is an API's, `cookie_secret` a key. */
function refineKind(kind: FindingKind, words: readonly string[]): FindingKind {
  if (kind !== 'other') return kind;
  if (words.some((word) => word === 'jwt' || word === 'session' || word === 'cookie')) return 'crypto-key';
  return words.includes('api') ? 'api-key' : kind;
}

function wordAt(words: readonly string[], start: number, end: number): CredentialWord | undefined {
  const joined = words.slice(start, end).join('');
  if (end - start === 1 && (joined === 'key' || joined === 'keys')) {
    const qualified = keyQualifiers.get(words[start - 1] ?? '');
    if (qualified !== undefined) return qualified;
  }
  const known = credentialWords.get(joined);
  if (known !== undefined) return known;
  return end - start === 1 ? gluedWord(joined) : undefined;
}

const gluedEnds: readonly (readonly [RegExp, string])[] = [
  [/(?:password|passwd|passwort|passphrase|passwrd)s?$/, 'password'],
  [/^(?:password|passwd|passwort)/, 'password'],
  [/.(?:pwd|pswd)$/, 'pwd'],
  [
    /^(?:db|user|usr|admin|root|my|mysql|sql|pg|psql|postgres|redis|mongo|smtp|mail|email|imap|ftp|sftp|ssh|ldap|bind|login|proxy|wifi|wlan|net|ora|sys|ks|key|keystore|truststore|store|server|host|http|vnc|rdp|vpn|mqtt|rabbit|amqp|jenkins|nexus|es|kafka)pass$/,
    'pass',
  ],
  [/(?:secret|secrets)$/, 'secret'],
  [/.(?:api|access|account|app)keys?$/, 'apikey'],
  [/.(?:secret|encryption|signing|master|crypt|cookie)keys?$/, 'secretkey'],
  [/.privatekey$/, 'privatekey'],
  [/.tokens?$/, 'token'],
  [/..keys?$/, 'key'],
  [/.(?:credentials?|creds)$/, 'credentials'],
];
const notGlued =
  /^(?:monkeys?|donkeys?|turkeys?|hockeys?|jockeys?|whiskeys?|hotkeys?|sortkeys?|subkeys?|onkeys?|rowkeys?|foreignkeys?|primarykeys?|formkeys?|bypass|compass|tokenize|passwordless)$/;

function gluedWord(word: string): CredentialWord | undefined {
  if (word.length < 6 || word.length > 40 || notGlued.test(word)) return undefined;
  const end = gluedEnds.find(([pattern]) => pattern.test(word))?.[1];
  return end === undefined ? undefined : credentialWords.get(end);
}

/** `dbPassword2`, `DB_PASSWORD-2`, `db.password 2` → `db`, `password`, `2`. Accents do not count. */
export function splitWords(name: string): readonly string[] {
  return withoutAccents(name)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
