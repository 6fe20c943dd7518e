import { splitWords } from '../credentials/names.ts';
import { credentialWords } from '../credentials/words.ts';

/**
 * Passwords that everybody tries first, and words of examples. What is protected by one is hardly protected, and most
 * places that hold one are examples: such a finding is shown to those who want to see everything.
 */
const everybodysFirst: ReadonlySet<string> = new Set(
  (
    'password passwd pass pwd secret token key test testing tester tests admin administrator root user username guest demo example sample default ' +
    'changeme change letmein qwerty qwertz login foo bar baz foobar foobarbaz barfoo abc abcd abcde abcdef abcdefg xyz asdf asdfgh ' +
    'dummy fake mock stub none null empty string value text something anything nothing whatever invalid wrong bad incorrect valid correct good right ' +
    'mypassword mysecret mytoken mykey mypass testpassword testpass testsecret testtoken testkey passw topsecret supersecret secretpassword ' +
    'passphrase password1 password12 password123 passw0rd pass1 pass123 abc123 123abc a1b2c3 1q2w3e 1q2w3e4r 1qaz2wsx test1 test12 test123 test1234 secret1 user1 user123 credential credentials apikey redacted placeholder new old current prod dev local staging true false ' +
    'git utf8 utf-8 latin1 ascii base64 hex binary sha256 sha1 md5 hmac rsa aes ' +
    'postgres mysql vagrant packer sa nobody anonymous bearer basic email name id data one two three a b c x y z aaa bbb ccc xxx foo1 bar1'
  ).split(' '),
);

/** A value that is made of such words and of short numbers only. */
export function isWeakValue(value: string): boolean {
  const text = value.trim().toLowerCase();
  if (text.length === 0) return true;
  if (/^(.)\1*$/.test(text) || isSequence(text) || isTypedAlongRows(text)) return true;
  if (everybodysFirst.has(text)) return true;
  if (!/^[a-z\s._-]*$/.test(text)) return false;
  const words = splitWords(value);
  return (
    words.length > 0 &&
    words.every((word) => everybodysFirst.has(word) || credentialWords.has(word) || word.length === 1)
  );
}

/** Such words with any signs between them: `bar%bar`. */
export function isMadeOfWeakWords(value: string): boolean {
  const words = splitWords(value);
  return (
    words.some((word) => word.length > 1) &&
    words.every((word) => everybodysFirst.has(word) || credentialWords.has(word))
  );
}

/** The same with numbers, and with others in front of them: `secret123`, `strongpassword`. */
export function isMadeUpOfWeakWords(value: string): boolean {
  const words = splitWords(value).filter((word) => !/^\d{1,4}$/.test(word));
  return words.some((word) => word.length > 1) && words.every(isEverybodys);
}

function isEverybodys(word: string): boolean {
  if (everybodysFirst.has(word) || credentialWords.has(word)) return true;
  const rest = word.replace(adjectives, '');
  return rest !== word && (everybodysFirst.has(rest) || credentialWords.has(rest));
}

/** What people put before such words. */
const adjectives =
  /^(?:my|the|some|any|very|super|strong|weak|good|bad|new|old|first|second|third|other|another|our|your|one|two|more|most|top|real|great|random|db|database|root|long)+/;

const rows = [
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
];

/** `asdfqwer1234`: nothing but pieces of a keyboard's rows, three keys or more each. */
export function isTypedAlongRows(text: string): boolean {
  let rest = text.toLowerCase();
  while (rest !== '') {
    const length = Math.max(...rows.map((row) => sharedRun(rest, row)));
    if (length < 3) return false;
    rest = rest.slice(length);
  }
  return true;
}

/** How many characters at the start of a text stand side by side in a row. */
function sharedRun(text: string, row: string): number {
  const from = row.indexOf(text.charAt(0));
  let length = 0;
  while (from >= 0 && length < text.length && text[length] === row[from + length]) length += 1;
  return length;
}

/** `123456`, `abcdef`, `987654`, and repetitions of such. */
export function isSequence(text: string): boolean {
  if (text.length < 3 || !/^(?:\d+|[a-z]+)$/i.test(text)) return false;
  let steps = 0;
  for (let index = 1; index < text.length; index++) {
    const step = Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1));
    if (step <= 1 || step === 9) steps += 1;
  }
  return steps / (text.length - 1) >= 0.8;
}

/** Long runs of neighbours as people type them instead of a token: `abcdef1234567890abcdef`. */
export function isMostlySequence(text: string, share = 0.6): boolean {
  if (text.length < 12) return false;
  let steps = 0;
  for (let index = 1; index < text.length; index++) {
    const step = text.charCodeAt(index) - text.charCodeAt(index - 1);
    if (step === 1 || step === -1 || step === 0) steps += 1;
  }
  return steps / (text.length - 1) >= share;
}
