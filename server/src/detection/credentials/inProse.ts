import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { literalAt } from '../../syntax/lexical/literal.ts';
import type { Binding, Candidate } from '../candidate.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import { schemeLength } from './headers.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';

/** Inside a string or a comment: JSON, SQL, a query, a command line, a sentence. */
export function proseValues(named: NamedSite, within: Span): readonly Candidate[] {
  const { document, site } = named;
  const { text } = document;
  // Part of a path, of an ARN or of another address.
  if (/[:/\\]/.test(text[site.span.start - 1] ?? '')) return [];
  const isComment = site.inside.kind === 'comment';
  const operator = /(?:\\?["'])?\]?[ \t]{0,4}(?:(?::=|=>|=(?![=])|:(?!:))[ \t]{0,4})/y;
  operator.lastIndex = site.span.end;
  const isOption = /(?:^|[\s"'])--$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  let bound = operator.exec(text) !== null;
  if (!bound) {
    bound = false;
    const blank = isOption ? /[ \t=]{1,4}/y : /[ \t]{1,4}(?=\\?["'])/y;
    blank.lastIndex = site.span.end;
    if (blank.exec(text) === null) return [];
    operator.lastIndex = blank.lastIndex;
  }
  const from = operator.lastIndex + schemeLength(text, operator.lastIndex);
  if (from >= within.end) return isComment ? [] : continuedValues(named, within.end);
  const value = lineValueAt({ ...document, notation: 'text' }, from, within.end);
  if (value === undefined) return [];
  const trimmed = value.bare ? trimQuery(value) : value;
  return [
    lineCandidate(
      named,
      trimmed,
      bound ? proseBinding(isOption, isComment, value.bare, text[from - 1] === '=') : 'apposition',
    ),
  ];
}

/** `"Password=" + "x"`: the value is in the literal that is joined to this one. */
function continuedValues(named: NamedSite, end: number): readonly Candidate[] {
  const { text, profile } = named.document;
  const joint = /^["'`]\s{0,40}(?:\+|\.|&)\s{0,40}/.exec(text.slice(end, end + 90))?.[0];
  const literal = joint === undefined ? undefined : literalAt(text, end + joint.length, profile);
  if (literal === undefined) return [];
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
