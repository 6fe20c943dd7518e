import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import { literalAt } from '../../syntax/lexical/literal.ts';
import type { Binding, Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import { insertedValues } from './inserted.ts';
import { schemeLength } from './headers.ts';
import { lineCandidate, stringCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import { literalBehind } from './variables.ts';

/** Inside a string or a comment: JSON, SQL, a query, a command line, a sentence. */
export function proseValues(named: NamedSite, within: Span): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  // Part of a path, of an ARN or of another address.
  if (/[:/\\]/.test(text[site.span.start - 1] ?? '')) return [];
  const isComment = site.inside.kind === 'comment';
  const inserted = insertedValues(named);
  if (inserted !== undefined) return inserted;
  const isOption = /(?:^|[\s"'])--$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  const operator = operatorIn(text, site.span.end, isOption);
  if (operator === undefined) return [];
  const from = operator.end + schemeLength(text, operator.end);
  if (from >= within.end) return isComment ? [] : continuedValues(named, within.end);
  const constant = isComment ? undefined : interpolatedConstant(document, from);
  if (constant !== undefined) return [stringCandidate(named, constant, 'option')];
  const value = lineValueAt({ ...document, notation: 'text' }, from, within.end);
  if (value === undefined) return [];
  if (isDefault(text, within, site.span, value)) return [lineCandidate(named, value, 'default')];
  if (!isComment && isHeader(within, site.span, value)) return [lineCandidate(named, value, 'assignment')];
  const binding = proseBinding(isOption, isComment, value.bare, text[from - 1] === '=');
  return [lineCandidate(named, value.bare ? trimQuery(value) : value, operator.binds ? binding : 'apposition')];
}

/** Where the value starts behind a name that ends at `at`, and whether anything but a blank binds it. */
function operatorIn(
  text: string,
  at: number,
  isOption: boolean,
): { readonly end: number; readonly binds: boolean } | undefined {
  const operator = /(?:\\?["'])?\]?[ \t]{0,4}(?:(?::=|=>|=(?![=])|:(?!:))[ \t]{0,4})/y;
  operator.lastIndex = at;
  if (operator.exec(text) !== null) return { end: operator.lastIndex, binds: true };
  const blank = isOption ? /[ \t=]{1,4}/y : /[ \t]{1,4}(?=\\?["'])/y;
  blank.lastIndex = at;
  return blank.exec(text) === null ? undefined : { end: blank.lastIndex, binds: false };
}

/** `${db.password:x}`, as Spring writes a setting with its default. */
const isDefault = (text: string, within: Span, name: Span, { span }: LineValue): boolean =>
  text[span.end] === '}' && text.slice(within.start, name.start).endsWith('${');

/** A string that is one header and nothing else, with a value that words would not have. */
const isHeader = (within: Span, name: Span, { span, value }: LineValue): boolean =>
  name.start === within.start && span.end === within.end && value.length >= 10 && /\d/.test(value);

/** `$"…;Password={secret}"`: the literal that the variable was set to. */
function interpolatedConstant(document: DetectionDocument, from: number): StringValue | undefined {
  const hole = /^[$#]?\{\s?(\w{1,60})\s?\}/.exec(document.text.slice(from, from + 70));
  if (hole?.[1] === undefined) return undefined;
  const start = from + hole[0].indexOf(hole[1]);
  return literalBehind(document, { start, end: start + hole[1].length });
}

/** `"Password=" + "x"`: the value is in the literal that is joined to this one. */
function continuedValues(named: NamedSite, end: number): readonly Candidate[] {
  const { text, profile } = named.document;
  const joint = /^["'`]\s{0,40}(?:\+|\.|&)\s{0,40}/.exec(text.slice(end, end + 90))?.[0];
  if (joint === undefined) return [];
  const literal = literalAt(text, end + joint.length, profile);
  if (literal === undefined) {
    const word = /^[\w$.]{1,80}/.exec(text.slice(end + joint.length, end + joint.length + 80))?.[0] ?? '';
    const start = end + joint.length;
    const constant = word === '' ? undefined : literalBehind(named.document, { start, end: start + word.length });
    return constant === undefined ? [] : [stringCandidate(named, constant, 'option')];
  }
  const { content: span, interpolated } = literal;
  return [lineCandidate(named, { span, value: decodeLiteral(text, literal), bare: false, interpolated }, 'option')];
}

function proseBinding(isOption: boolean, isComment: boolean, bare: boolean, isEquation: boolean): Binding {
  if (isOption) return 'option';
  if (bare) return isEquation && !isComment ? 'option' : 'prose';
  return isComment ? 'assignment' : 'option';
}

/** Of `a=1&b=2` only the first value. */
function trimQuery(value: LineValue): LineValue {
  const end = value.value.search(/[&]/);
  return end < 0
    ? value
    : { ...value, value: value.value.slice(0, end), span: { start: value.span.start, end: value.span.start + end } };
}
