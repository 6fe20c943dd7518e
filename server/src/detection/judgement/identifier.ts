import { readName, splitWords } from '../credentials/names.ts';
import { turnedDown } from './filter.ts';
import type { Filter } from './filter.ts';
import { randomness } from './randomness.ts';

/** The value is a name itself: of the setting, of a variable, of a type, of a translation. */
export const identifier: Filter = ({ value, name, kind, origin }) => {
  if (origin.kind === 'format') return origin.verified || !isJoinedWords(value) ? undefined : turnedDown('identifier');
  if (origin.kind !== 'name') return undefined;
  const text = value.trim();
  if (isCode(text)) return turnedDown('code');
  if (/^[{[]\s*["'\\{[]/.test(text)) return turnedDown('structure');
  // Whatever a call takes for a key is one, also when it is made of words.
  if (origin.binding === 'call') return undefined;
  if (name !== undefined && sameName(text, name)) return turnedDown('repeats its name');
  if (namesACredential(text)) return turnedDown('names a credential');
  return kind === 'password' || !looksNamed(text) ? constantName(text) : turnedDown('identifier');
};

const constantName = (text: string): ReturnType<Filter> =>
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) && randomness(text) < 0.5 && !/\d{3}/.test(text)
    ? turnedDown('constant name')
    : undefined;

/** A name of a program's: where a rule knows its provider by the words around it only, it may take one for a token. */
const isJoinedWords = (text: string): boolean =>
  text.length < 80 &&
  randomness(text) < 0.35 &&
  /^_?[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)+$|^_?[a-z]+(?:[_-][a-z]+)+$/.test(text);

/** Two plain words or more, joined as names are. */
const looksNamed = (text: string): boolean =>
  text.length < 60 &&
  randomness(text) < 0.5 &&
  /^[a-z]+(?:[._:-][a-z]+\d?)+$|^[a-z]+(?:[A-Z][a-z]+)+$|^(?:[A-Z][a-z]+){2,}$|^[A-Z]+(?:_[A-Z]+)+$/.test(text);

/** Calls, tags, selectors, regular expressions, formats, types, patterns of paths. */
const code: readonly RegExp[] = [
  /^[A-Za-z_$][\w$.]*\([^()]*\)[;,]?$/,
  /^(?:this|self|props|state|req|ctx|args|opts|options|params|config|settings|user|data)\.[\w.$[\]]+$/,
  /^<\/?[a-z][^>]*>/i,
  /^(?:input|button|a|div|span|form|select|label)?\[[\w-]+[~|^$*]?=/,
  /^\^.*[$)\]+*]$|\[\^?[\w-]+\][+*{]|\(\?[:=!<]|\\[dwsb][+*{]?/,
  /^%[-+0 #]*\d*(?:\.\d+)?[a-z]$/i,
  /^\/.*\/[gimsuy]*$/,
  /^(?:str|string|int|bool|boolean|bytes|char|varchar|text|object|any|number|String|Any|Optional\[.*)[,;)]?$/,
  // What a validator or a cast is told of a field.
  /^(?:required|nullable|confirmed|sometimes|hashed|encrypted|string|(?:min|max):\d+)(?:\|[\w:,]+)*$/i,
  // The next option of a command line.
  /^--[a-z][\w-]*=?$/i,
  // A rule or a text by its key.
  /^(?:validation|messages?|errors?|labels?|fields?|auth|i18n|common|forms?)(?:\.[a-z_]+){1,4}$/i,
  // A character by its number.
  /^\\u?[\da-f]{4}$/i,
  // A struct tag of Go.
  /^\w+:"[^"]*"/,
  // A path of Helm's values.
  /^\.[A-Z]\w*(?:\.\w+)+\)*$/,
  // A path into JSON.
  /^(?=.*\[)(?:\$?\.{1,2}|[A-Za-z]\w*)?(?:\[(?:-?\d+|\?\([^\]]*|'[^'\]]*')\]|\.\w+)+$/,
];

/** Member chains of three, and selectors. */
const codeWithoutNumbers: readonly RegExp[] = [
  /^(?:[a-z_$][\w$]*\.){2,}[a-z_$][\w$]*$/i,
  /^(?=.{2,59}$)[#.][a-z][\w-]*(?:[ >~+.#:][\w\-.#:[\]="' ]*)?$/i,
];

const isCode = (text: string): boolean =>
  code.some((pattern) => pattern.test(text)) ||
  (!/\d{2}/.test(text) && codeWithoutNumbers.some((pattern) => pattern.test(text)));

const longestName = 256;

const bareForm = (text: string): string => splitWords(text).join('');

function sameName(value: string, name: string): boolean {
  if (value.length > longestName) return false;
  const form = bareForm(value);
  return (
    form === bareForm(name) ||
    (form.length >= 4 && bareForm(name).endsWith(form) && /[A-Z_.-]|[a-z][A-Z]/.test(value) && !/\d/.test(value))
  );
}

/** `new_password`, `connection.password`, `accessToken`: no digit, no sign a password needs, and a credential's word. */
function namesACredential(text: string): boolean {
  if (
    /\s/.test(text) ? !/^[\p{Lu}][\p{L} ]{3,30}:?$/u.test(text) : !/^[\p{L}][\p{L}_.:-]*(?:\[\]|\d)?[:?*]?$/u.test(text)
  )
    return false;
  const words = splitWords(text);
  if (words.length === 1) return false;
  const verdict = readName(text);
  if (verdict.kind === 'none') return false;
  return (
    words.length <= 6 &&
    words.every((word) => /^\p{L}+$/u.test(word)) &&
    randomness(text) < 0.5 &&
    hasNamePunctuation(text)
  );
}

const hasNamePunctuation = (text: string): boolean => /[_.:-]|\p{Ll}\p{Lu}|\s/u.test(text);
