import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import { endOfComment, endOfLine, literalAt } from '../../syntax/lexical/literal.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { byteArrayAt } from './byteArrays.ts';
import type { ByteArray } from './byteArrays.ts';
import { knownCalls } from './knownCalls/all.ts';
import type { KnownCall } from './knownCalls/knownCall.ts';
import { arrayBehind, literalBehind } from './variables.ts';

/** For the prefilter. */
export const callKeywords: readonly string[] = [
  ...new Set([...knownCalls.map(({ callee }) => callee.toLowerCase()), 'tochararray(']),
];

const byKeyword: ReadonlyMap<string, readonly KnownCall[]> = new Map(
  callKeywords.map((keyword) => [keyword, knownCalls.filter(({ callee }) => callee.toLowerCase() === keyword)]),
);

/** The credentials that are passed to a known call whose callee starts at `at`. */
export function callArgumentAt(document: DetectionDocument, at: number, keyword: string): readonly Candidate[] {
  if (keyword === 'tochararray(') return characterArrayAt(document, at);
  const calls = knownCallsAt(document, at, keyword);
  if (calls.length === 0) return [];
  const given = argumentsAt(document, at + keyword.length, keyword.endsWith(' '));
  const known = calls.find(({ arguments: [least, most] }) => given.length >= least && given.length <= most);
  if (known === undefined) return [];
  const named = given.flatMap((argument) => namedArgument(document, argument)).slice(0, 1);
  const argument = named[0] ?? given[known.argument];
  if (argument === undefined || (named.length === 0 && isNamed(document.text, argument))) return [];
  const strings =
    known.entry === undefined ? valueOf(document, argument) : entriesOf(document, argument, new RegExp(known.entry));
  if (known.account === true) return strings.flatMap((string) => passwordOfAccount(document, known, string));
  const about = { name: known.callee.replace(/^[.:>]+|[( ]$/g, ''), kind: known.kind, strength: known.strength };
  if (strings.length > 0) return strings.map((string) => passed(document, about, string));
  const array = byteArrayAt(document.text, argument.start, argument.end) ?? arrayBehind(document, argument);
  return array === undefined ? [] : [passedValue(about, { ...array, interpolated: false })];
}

/** Whether a known call of that name takes its credential behind other arguments: what is first is none then. */
export const takesItLater = (called: string, given: number): boolean =>
  (byKeyword.get(`${called.toLowerCase()}(`) ?? []).some(
    ({ argument, arguments: [least, most] }) => argument > 0 && given >= least && given <= most,
  );

const isNamed = (text: string, { start, end }: Span): boolean =>
  /^\s{0,4}[A-Za-z_]\w{0,30}\s{0,2}[:=](?![:=])/.test(text.slice(start, end));

/** The value of `key=…` or `password: …` among the arguments. */
function namedArgument({ text }: DetectionDocument, { start, end }: Span): readonly Span[] {
  const name =
    /^\s{0,40}(?:key|secret|secret_key|secretKey|signing_key|password|passwd|passphrase)\s{0,2}[:=](?![:=])\s{0,4}/.exec(
      text.slice(start, Math.min(end, start + 100)),
    );
  return name === null ? [] : [{ start: start + name[0].length, end }];
}

/** The literal that an argument is, or the one that its variable was set to. */
function valueOf(document: DetectionDocument, { start, end }: Span): readonly StringValue[] {
  const [string] = stringsOfExpression(document.text, start, document.profile, end);
  const value = string ?? literalBehind(document, { start, end });
  return value === undefined ? [] : [value];
}

function entriesOf(document: DetectionDocument, { start, end }: Span, entry: RegExp): readonly StringValue[] {
  const found: StringValue[] = [];
  for (const match of document.text.slice(start, end).matchAll(entry)) {
    const from = start + match.index + match[0].length;
    const list = stringsOfExpression(document.text, from, document.profile, end).filter(({ via }) => via !== 'default');
    const entryEnd = /^[\w$.]{1,60}/.exec(document.text.slice(from, Math.min(end, from + 60)))?.[0].length ?? 0;
    const behind = list.length > 0 ? undefined : literalBehind(document, { start: from, end: from + entryEnd });
    found.push(...list.slice(0, 4), ...(behind === undefined ? [] : [behind]));
  }
  return found;
}

/** Functions of Java that take a password as an array of characters, and arrays for nothing else. */
const takesPassword =
  /(?:^|[^\w$])(?:load|store|init|getKey|getEntry|setKeyEntry|unlock|setPassword|PasswordAuthentication|PBEKeySpec|PasswordProtection|KerberosKey|\w*[cC]redentials?|authenticate|login|connect|decrypt|encrypt|readPrivateKey|getPrivateKey|setKeyStorePassword|keyManagerFactory|loadKeyMaterial|loadTrustMaterial|usernamePassword)\s?\($/;

/** `keyStore.load(stream, "x".toCharArray())`: what the array is made of. */
function characterArrayAt(document: DetectionDocument, at: number): readonly Candidate[] {
  const { text, map, notation } = document;
  if (notation !== 'code' || text[at - 1] !== '.') return [];
  const callee = calleeBefore(text, at - 1);
  if (callee === undefined || !takesPassword.test(callee)) return [];
  const literal = map.literalBefore(at - 1);
  const variable = /[A-Za-z_$][\w$.]{0,60}$/.exec(text.slice(Math.max(0, at - 70), at - 1));
  const string: StringValue | undefined =
    literal?.span.end === at - 1
      ? { pieces: [literal], span: literal.content, via: 'direct', mixed: false }
      : variable === null
        ? undefined
        : literalBehind(document, { start: at - 1 - variable[0].length, end: at - 1 });
  const name = /([\w$]+)\s?\($/.exec(callee)?.[1] ?? '';
  return string === undefined ? [] : [passed(document, { name, kind: 'password', strength: 'strong' }, string)];
}

/** The text up to the parenthesis that is open at `at`; strings between them are taken as they come. */
function calleeBefore(text: string, at: number): string | undefined {
  let depth = 0;
  for (let position = at - 1; position > Math.max(0, at - 300); position--) {
    const sign = text[position];
    if (sign === ')') depth += 1;
    else if (sign === ';' || sign === '{' || sign === '}') return undefined;
    else if (sign === '(' && depth-- === 0) return text.slice(Math.max(0, position - 60), position + 1);
  }
  return undefined;
}

const declaration =
  /\b(?:function|def|func|fn|fun|sub)\s{1,4}$|\b(?:public|private|protected|static|void|boolean|bool|int|string)\s{1,4}$/i;

/** The calls that are written like that at `at`; of those that differ in capitals only, one. */
function knownCallsAt({ text, notation, map }: DetectionDocument, at: number, keyword: string): readonly KnownCall[] {
  if (notation !== 'code' && notation !== 'shell') return [];
  const isPartOfWord = /^\w/.test(keyword) && /[\w$]/.test(text[at - 1] ?? '');
  if (isPartOfWord || declaration.test(text.slice(Math.max(0, at - 12), at))) return [];
  const known = byKeyword.get(keyword) ?? [];
  const written = known.filter(({ callee }) => callee === text.slice(at, at + keyword.length));
  const before = text.slice(Math.max(0, at - 80), at);
  const after = text.slice(at + keyword.length, at + keyword.length + 40);
  const calls = (written.length > 0 ? written : known.slice(0, 1)).filter(
    ({ behind, first }) => behind?.test(before) !== false && first?.test(after) !== false,
  );
  // Last, since it takes strings and comments from the start.
  return calls.length > 0 && map.stateAt(at).kind === 'code' ? calls : [];
}

/** The password of `"user:password"`. */
function passwordOfAccount(document: DetectionDocument, known: KnownCall, string: StringValue): readonly Candidate[] {
  const [piece, another] = string.pieces;
  if (piece === undefined || another !== undefined || piece.interpolated) return [];
  const written = document.text.slice(piece.content.start, piece.content.end);
  const user = /^[^\s:/\\]{1,80}:(?=[^\s:/\\]{3,100}$)/.exec(written)?.[0].length;
  if (user === undefined) return [];
  const span = { start: piece.content.start + user, end: piece.content.end };
  return [
    passedValue(
      { name: known.callee.replace(/\($/, ''), kind: known.kind, strength: 'strong' },
      { span, value: written.slice(user), interpolated: false },
    ),
  ];
}

/** What a call is called, and what it takes. */
type About = Pick<KnownCall, 'kind' | 'strength'> & { readonly name: string };

const passed = ({ text }: DetectionDocument, about: About, string: StringValue): Candidate =>
  passedValue(about, {
    span: string.span,
    value: string.pieces.map((piece) => decodeLiteral(text, piece)).join(''),
    interpolated: string.mixed || string.pieces.some((piece) => piece.interpolated),
  });

function passedValue(
  { name, kind, strength }: About,
  { span, value, interpolated }: ByteArray & { readonly interpolated: boolean },
): Candidate {
  return {
    rule: kind === 'password' ? 'hardcoded-password' : 'hardcoded-key',
    kind,
    span,
    value,
    evidence: [{ kind: 'call', text: `passed to “${name}” as a ${kind === 'password' ? 'password' : 'key'}` }],
    origin: {
      kind: 'name',
      strength,
      words: [],
      ordinary: false,
      binding: 'call',
      bare: false,
      interpolated,
    },
  };
}

/**
 * The spans between the commas of the call whose parenthesis ends at `from`; none when it does not close. Of a call
 * in words they end with the line.
 */
export function argumentsAt(
  { text, profile, reach, reading }: DetectionDocument,
  from: number,
  inWords = false,
): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = from;
  const end = inWords ? endOfLine(text, from, reach()) : Math.min(text.length, from + reach());
  for (let position = from; position < end;) {
    const literal = literalAt(text, position, profile);
    const comment = endOfComment(text, position, profile);
    const sign = text[position] ?? '';
    if (literal !== undefined) position = literal.span.end;
    else if (comment > position) position = comment;
    else if (sign === ')' && depth === 0) {
      if (text.slice(start, position).trim() !== '') spans.push({ start, end: position });
      reading.total += position - from;
      return spans;
    } else {
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth -= 1;
      else if (sign === ',' && depth === 0) {
        spans.push({ start, end: position });
        start = position + 1;
      }
      position += 1;
    }
  }
  reading.total += end - from;
  return inWords ? [...spans, { start, end }] : [];
}
