import type { Binding, Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import { schemeLength } from './headers.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import type { NameSite } from './nameSite.ts';
import { pairedValue } from './paired.ts';

/** `key = value`, `key: value`, `"key": "value"`, `<key>value</key>`, and names that stand in a pair with their value. */
export function configValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text, notation } = document;
  const paired = pairedValue(document, site);
  if (paired !== undefined) return [lineCandidate(named, paired, 'assignment')];
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  if (notation === 'markup') {
    const element = elementValue(document, site);
    if (element !== undefined) return [lineCandidate(named, element, 'assignment')];
  }
  // Part of an ARN or of another address.
  if (notation === 'text' && /\w[:/]$/.test(text.slice(Math.max(0, site.span.start - 2), site.span.start))) return [];
  const isOption = /(?:^|[\s"'])--?$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  const operator =
    /[ \t]{0,20}(?:(?:!==?[ \t](?=["'])|===?[ \t](?=["'])|:{1,3}=|=>|->|==?(?!=)|\?=|\+=|:)[ \t]{0,40})|\\?["'][\])]{0,2}[ \t]{0,4}(?:=>|[:=])[ \t]{0,8}/y;
  operator.lastIndex = end;
  if (operator.exec(text) !== null) {
    const from = operator.lastIndex + schemeLength(text, operator.lastIndex);
    const value = lineValueAt(document, from);
    if (value === undefined) return notation === 'yaml' ? blockValues(named, operator.lastIndex) : [];
    if (notation === 'yaml' && /^[|>][+-]?\d?\s*$/.test(value.value))
      return blockValues(named, operator.lastIndex + value.value.length);
    if (notation === 'yaml' && value.bare && /^[{[]/.test(value.value)) return [];
    return [lineCandidate(named, value, isOption ? 'option' : configBinding(document, site, value))];
  }
  // `["server", "--requirepass", "x"]`
  const item = isOption ? /^\s{0,2},\s{0,4}(?=["'])/.exec(text.slice(end, end + 10)) : null;
  const next = item === null ? undefined : lineValueAt(document, end + item[0].length);
  return next === undefined ? looseValues(named, end, isOption) : [lineCandidate(named, next, 'option')];
}

/** In running text a value without quotes is as good as an assignment only when its line starts with the name. */
function configBinding({ text, notation }: DetectionDocument, site: NameSite, value: LineValue): Binding {
  if (notation !== 'text') return 'assignment';
  if (/^[A-Z][A-Z0-9_]*$/.test(site.text) && text[site.span.end] === '=' && value.span.start === site.span.end + 1)
    return 'assignment';
  const lineStart = /(?:^|[\r\n])(?:[\s>+*-]|export |set |\$|\/\/|#|"|'|[\w$]+ ){0,24}$/.test(
    text.slice(Math.max(0, site.span.start - 60), site.span.start),
  );
  return lineStart || !value.bare ? 'assignment' : 'prose';
}

/** A name, blanks, and a value that can be nothing else: an option, a quoted text, a random token. */
function looseValues(named: NamedSite, end: number, isOption: boolean): readonly Candidate[] {
  const loose = /["'\])]{0,2}(?:[ \t]{1,8}(?:-[ \t])?)/y;
  loose.lastIndex = end;
  if (loose.exec(named.document.text) === null) return [];
  const value = lineValueAt(named.document, loose.lastIndex);
  if (value === undefined || (isOption && value.value.startsWith('-'))) return [];
  if (isMachine(named)) return [lineCandidate(named, firstWord(value), 'assignment')];
  return [lineCandidate(named, value, isOption ? 'option' : 'apposition')];
}

/** `machine host login user password x` (GNU inetutils manual, "The .netrc file"). */
const isMachine = ({ document: { text, languageId }, site }: NamedSite): boolean =>
  /^passw(?:or)?d$/.test(site.text) &&
  (languageId === 'netrc' ||
    /(?:machine\s{1,8}\S{1,100}|default)\s{1,8}login\s{1,8}\S{1,100}\s{1,8}$/.test(
      text.slice(Math.max(0, site.span.start - 240), site.span.start),
    ));

function firstWord(value: LineValue): LineValue {
  const length = value.bare ? value.value.search(/\s/) : -1;
  if (length < 0) return value;
  return { ...value, value: value.value.slice(0, length), span: { ...value.span, end: value.span.start + length } };
}

/** A YAML block scalar, or the entries of a list, on the lines below a key. */
function blockValues(named: NamedSite, from: number): readonly Candidate[] {
  const { document } = named;
  const { text } = document;
  const block = /[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)([ \t]+)(?:- )?/y;
  block.lastIndex = from;
  const match = block.exec(text);
  if (match === null) return [];
  const value = lineValueAt(document, block.lastIndex);
  if (value === undefined || /^[\w.-]+:(?:\s|$)/.test(value.value)) return [];
  return [lineCandidate(named, value, 'assignment')];
}

/** `<password>value</password>`, whatever the prefix. */
function elementValue({ text }: DetectionDocument, { span }: NameSite): LineValue | undefined {
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  if (!/<(?:[\w.-]{1,30}:)?$/.test(before)) return undefined;
  const element = /(?:\s[^<>]{0,300})?>\s{0,100}(?:<!\[CDATA\[)?([^<>]{1,8000}?)(?:\]\]>)?\s{0,100}<\//y;
  element.lastIndex = span.end;
  const match = element.exec(text);
  if (match?.[1] === undefined) return undefined;
  const start = match.index + match[0].indexOf(match[1], match[0].indexOf('>') + 1);
  return { span: { start, end: start + match[1].length }, value: match[1], bare: true, interpolated: false };
}
