import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { accountValues, fallbackValues, optionValues, optionWord, scriptValue, unpackedValues } from './accounts.ts';
import { byteArrayAt } from './byteArrays.ts';
import { bindingOf, operatorAfter } from './binding.ts';
import type { Operator } from './binding.ts';
import { callValues } from './namedCalls.ts';
import { lineCandidate, stringCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import type { NameSite } from './nameSite.ts';
import { insertedValues } from './inserted.ts';
import { nestedValues } from './nested.ts';
import { pairedValue } from './paired.ts';
import { literalBehind } from './variables.ts';

/** Values that code binds to a name: assignment, entry, argument, comparison, result. */
export function codeValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  const quoted = isQuoted(site);
  const operator = operatorAfter(text, endOfName(document, site), quoted);
  const compared = comparedBefore(document, site);
  if (compared !== undefined) return [stringCandidate(named, compared, 'comparison')];
  const against = comparedInCall(document, site);
  if (against !== undefined) return [stringCandidate(named, against, 'comparison')];
  const paired = quoted ? pairedValue(document, site) : undefined;
  if (paired !== undefined) return [lineCandidate(named, paired, 'assignment')];
  const inserted = insertedValues(named);
  if (inserted !== undefined) return inserted;
  const stored = storedBefore(named);
  if (stored !== undefined) return [stringCandidate(named, stored, 'argument')];
  if (operator === undefined) return [...optionValues(named), ...fallbackValues(named), ...optionWord(named)];
  if (operator.kind === 'call') return callValues(named, operator);
  if (operator.kind === 'pair') return pairValues(named, operator);
  if (operator.sign === ':' && !quoted && isNoMember(text, site)) return [];
  return operator.kind === 'compare' ? comparedValues(named, operator) : assignedValues(named, operator);
}

function comparedValues(named: NamedSite, operator: Operator): readonly Candidate[] {
  const { document, site } = named;
  const before = document.text.slice(Math.max(0, site.span.start - 60), site.span.start);
  if (/\btypeof\s{1,4}(?:[\w$]+\??\.)*$/.test(before)) return [];
  const end = operator.valueAt + document.reach();
  const [string] = stringsOfExpression(document.text, operator.valueAt, document.profile, end);
  if (string === undefined) return [];
  return [stringCandidate(named, string, string.via === 'default' ? 'default' : 'comparison')];
}

function assignedValues(named: NamedSite, operator: Operator): readonly Candidate[] {
  const { document, site, verdict } = named;
  const special =
    operator.kind === 'assign'
      ? (accountValues(named, operator.valueAt) ?? unpackedValues(named, operator))
      : undefined;
  if (special !== undefined) return special;
  const end = operator.valueAt + document.reach();
  const array = verdict.strength === 'strong' ? byteArrayAt(document.text, operator.valueAt, end) : undefined;
  if (array !== undefined) return [lineCandidate(named, { ...array, bare: false, interpolated: false }, 'assignment')];
  if (isQuoted(site) && document.text[operator.valueAt] === '{') return nestedValues(named, operator.valueAt);
  const strings = stringsOfExpression(document.text, operator.valueAt, document.profile, end);
  const usable = operator.kind === 'assign' ? strings : strings.slice(0, 1);
  if (usable.length === 0) {
    const constant = constantValue(named, operator.valueAt);
    if (constant !== undefined) return [stringCandidate(named, constant, 'assignment')];
    return site.inside.kind === 'code' ? scriptValue(named) : [];
  }
  return usable.map((string) =>
    stringCandidate(named, string, string.via === 'default' ? 'default' : bindingOf(operator.kind)),
  );
}

/** `{ password: X }`: the literal that a variable or constant was set to, whatever that is called. */
function constantValue({ document, verdict }: NamedSite, valueAt: number): StringValue | undefined {
  if (verdict.of !== 'password' || verdict.strength !== 'strong') return undefined;
  const word = /^[A-Za-z_$][\w$.]{0,60}(?=\s{0,4}(?:[,;)}\r\n]|$))/.exec(
    document.text.slice(valueAt, valueAt + 80),
  )?.[0];
  return word === undefined ? undefined : literalBehind(document, { start: valueAt, end: valueAt + word.length });
}

const isQuoted = ({ inside }: NameSite): boolean => inside.kind === 'key';

/** `case PASSWORD:`, `x ? password : y`, `lambda password: …`, a block's colon in Python. */
function isNoMember(text: string, { span }: NameSite): boolean {
  const before = text.slice(Math.max(0, span.start - 60), span.start);
  return /\?\s{0,4}$|\b(?:case|lambda|if|elif|else|while|for|in|and|or|not|with|except|default)\s[^\n{(,]{0,50}$/.test(
    before,
  );
}

/** Where the name ends, with the bracket behind it where it is an index: `params[:password]`. */
function endOfName({ text }: DetectionDocument, { inside, span }: NameSite): number {
  if (inside.kind === 'key') return inside.literal.end;
  return text.startsWith('[:', span.start - 2) && text[span.end] === ']' ? span.end + 1 : span.end;
}

const comparing =
  /(?:\.(?:equals|isEqual)|\b(?:strcmp|strcasecmp|hash_equals|compare_digest|secure_compare|timingSafeEqual|ConstantTimeCompare))\(\s{0,4}(?:\[\]byte\(|Buffer\.from\()?\$?$/i;

/** The literal in `Objects.equals(password, "x")`, `strcmp($password, "x")`. */
function comparedInCall({ text, profile }: DetectionDocument, { inside, span }: NameSite): StringValue | undefined {
  if (inside.kind !== 'code' || !comparing.test(text.slice(Math.max(0, span.start - 60), span.start))) return undefined;
  const comma = /^(?:\.\w{1,20}\(\))?\)?\s{0,4},\s{0,20}/.exec(text.slice(span.end, span.end + 60));
  if (comma === null) return undefined;
  const from = span.end + comma[0].length;
  return stringsOfExpression(text, from, profile, from + 300)[0];
}

/** The literal in `set("x", forKey: "password")`, as Swift's stores and requests take it. */
function storedBefore({ document, site }: NamedSite): StringValue | undefined {
  if (site.inside.kind !== 'key') return undefined;
  const { start } = site.inside.literal;
  const before = document.text.slice(Math.max(0, start - 60), start);
  const match = /["']\s{0,4},\s{0,20}(?:forKey|key|forHTTPHeaderField)\s?:\s{0,4}$/.exec(before);
  if (match === null) return undefined;
  const end = start - before.length + match.index + 1;
  const literal = document.map.literalBefore(end);
  if (literal?.span.end !== end) return undefined;
  return { pieces: [literal], span: literal.content, via: 'direct', mixed: false };
}

/** The literal in `"x" == password` or `"x".equals(password)`. */
function comparedBefore(document: DetectionDocument, { span }: NameSite): StringValue | undefined {
  const before = document.text.slice(Math.max(0, span.start - 80), span.start);
  const match =
    /["'`]\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\s?\()\s{0,4}(?:\w+(?:\.|->)|[\w.$]{1,40}\[:?["']?)?$/.exec(before);
  if (match === null) return undefined;
  const literal = document.map.literalBefore(span.start - before.length + match.index + 1);
  if (literal === undefined || literal.span.end !== span.start - before.length + match.index + 1) return undefined;
  return { pieces: [literal], span: literal.content, via: 'direct', mixed: false };
}

/** Names and values in turn. */
const mapBefore = /\b(?:Map|ImmutableMap)\.of\((?:[^()\n,]{1,60},[^()\n,]{1,60},\s{0,40}){1,9}$/;
const fieldBefore = /\b(?:buildConfigField|resValue)[\s(]{1,4}["']\w{1,20}["']\s{0,4},\s{0,40}$/;
/** Of a flag, its default and then what it is for; of a variable, its value and then for whom. */
const flagBefore = /\b(?:flags?(?:et|s)?\.String(?:Var)?|SetEnvironmentVariable)\([^()]{0,20}$/i;

/** `("password", "x")`, `["password", "x"]`: two and no more, or an option in a list of arguments. */
function pairValues(named: NamedSite, { valueAt }: Operator): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  if (site.inside.kind !== 'key') return [];
  const before = text.slice(Math.max(0, site.inside.literal.start - 200), site.inside.literal.start);
  const isOption = text[site.span.start - 1] === '-';
  if (fieldBefore.test(before)) return fieldValue(named, valueAt);
  const goesOn = isOption || mapBefore.test(before) || flagBefore.test(before);
  if (!(goesOn ? /[[{(,]\s{0,40}$/ : /[[{(]\s{0,40}$/).test(before)) return [];
  const value = pairedString(named, valueAt, goesOn);
  return value === undefined ? [] : [stringCandidate(named, value, isOption ? 'option' : 'argument')];
}

/** The second of a pair; nothing when more follows, unless it may. */
function pairedString(named: NamedSite, valueAt: number, goesOn: boolean): StringValue | undefined {
  const { text, profile, reach } = named.document;
  const [string] = stringsOfExpression(text, valueAt, profile, valueAt + reach());
  if (string === undefined) return constantValue(named, valueAt);
  const last = string.pieces.at(-1)?.span.end ?? string.span.end;
  const isWhole = goesOn || /^[^,\n]{0,40}[\])}]/.test(text.slice(last, last + 60));
  return isWhole && string.via !== 'default' ? string : undefined;
}

/** `buildConfigField "String", "API_KEY", "\\"x\\""` of Android's Gradle plugin: the literal holds a literal. */
function fieldValue(named: NamedSite, valueAt: number): readonly Candidate[] {
  const { text } = named.document;
  const range = /^["'](?:\\?["'])?(?<value>[^"'\\\r\n]{1,500})(?:\\?["'])?["']/d.exec(
    text.slice(valueAt, valueAt + 520),
  )?.indices?.groups?.['value'];
  if (range === undefined) return [];
  const span = { start: valueAt + range[0], end: valueAt + range[1] };
  return [
    lineCandidate(
      named,
      { span, value: text.slice(span.start, span.end), bare: false, interpolated: false },
      'argument',
    ),
  ];
}
