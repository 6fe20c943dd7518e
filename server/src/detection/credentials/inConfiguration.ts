import { startOfLine } from '../../syntax/lexical/literal.ts';
import type { Binding, Candidate } from '../candidate.ts';
import type { DetectionDocument, Notation } from '../document.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import { schemeLength } from './headers.ts';
import { lineCandidate } from './namedValue.ts';
import type { NamedSite } from './namedValue.ts';
import { nestedValues } from './nested.ts';
import type { NameSite } from './nameSite.ts';
import { pairedValue } from './paired.ts';

/** `key = value`, `key: value`, `"key": "value"`, `<key>value</key>`, and names that stand in a pair with their value. */
export function configValues(named: NamedSite): readonly Candidate[] {
  const { document, site } = named;
  const { text, notation } = document;
  const paired = pairedValue(document, site);
  if (paired !== undefined) return [lineCandidate(named, paired, 'assignment')];
  const element = notation === 'markup' || notation === 'text' ? elementValue(document, site) : undefined;
  if (element !== undefined) return [lineCandidate(named, element, 'assignment')];
  // Part of an ARN or of another address.
  if (notation === 'text' && /\w[:/]$/.test(text.slice(Math.max(0, site.span.start - 2), site.span.start))) return [];
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  const isOption = /(?:^|[\s"'])--?$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  const operator =
    /(?:[ \t]string(?=[ \t]=))?[ \t]{0,20}(?:(?:!==?[ \t](?=["'])|===?[ \t](?=["'])|:{1,3}=|=>|->|==?(?!=)|\?=|\+=|:)[ \t]{0,40})|\\?["'][\])]{0,2}[ \t]{0,4}(?:=>|[:=])[ \t]{0,8}/y;
  operator.lastIndex = end + explicitKey(document, site.span.start, end);
  if (operator.exec(text) !== null) return boundValues(named, operator.lastIndex, isOption);
  return (isOption ? nextItem(named, end) : undefined) ?? looseValues(named, end, isOption);
}

/** `? key` and the colon on the next line (YAML 1.2.2, 8.2.2): how far behind the key that is. */
function explicitKey({ text, notation }: DetectionDocument, start: number, end: number): number {
  if (notation !== 'yaml' || !/(?:^|[\n\ufeff])[ \t]*\? ["']?$/.test(text.slice(Math.max(0, start - 40), start)))
    return 0;
  return /^[ \t]*\r?\n[ \t]*(?=:\s)/.exec(text.slice(end, end + 80))?.[0].length ?? 0;
}

/** Anchor and tag of a value in YAML, and a line of properties that goes on in the next. */
const beforeValue: Partial<Record<Notation, RegExp>> = {
  yaml: /(?:&[\w-]{1,60}[ \t]{1,4}|!!(?:str|binary)[ \t]{1,4}){1,2}/y,
  lines: /\\\r?\n[ \t]{0,80}/y,
};

function valueStart({ text, notation }: DetectionDocument, from: number): number {
  const skipped = beforeValue[notation];
  if (skipped === undefined) return from;
  skipped.lastIndex = from;
  return skipped.exec(text) === null ? from : skipped.lastIndex;
}

/** `run: PASSWORD=x command`: in a scalar of YAML that is no setting itself, an assignment ends with its word. */
const isInCommand = ({ document: { text, notation }, site }: NamedSite, operatorEnd: number): boolean =>
  notation === 'yaml' &&
  text[operatorEnd - 1] === '=' &&
  !/^[ \t]*(?:- )?["']?$/.test(text.slice(startOfLine(text, site.span.start, 200), site.span.start));

/** The value behind an operator. */
function boundValues(named: NamedSite, operatorEnd: number, isOption: boolean): readonly Candidate[] {
  const { document, site } = named;
  const isYaml = document.notation === 'yaml';
  const behind = valueStart(document, operatorEnd);
  const from = behind + schemeLength(document.text, behind);
  const value = lineValueAt(isInCommand(named, operatorEnd) ? { ...document, notation: 'shell' } : document, from);
  if (value === undefined) return isYaml ? blockValues(named, behind) : [];
  if (isYaml && /^[|>][+-]?\d?\s*$/.test(value.value)) return blockValues(named, behind + value.value.length);
  if (isYaml && value.bare && /^[{[]/.test(value.value)) return nestedValues(named, from);
  const whole = withoutQuote(templateDefault(value) ?? onlyOf(named, value));
  const binding = isOption ? 'option' : configBinding(document, site, whole);
  return [lineCandidate(isQueryKey(named) ? strengthened(named) : named, whole, binding)];
}

/** `["server", "--requirepass", "x"]` */
function nextItem(named: NamedSite, end: number): readonly Candidate[] | undefined {
  const comma = /^["']?\s{0,2},\s{0,4}(?=["'])/.exec(named.document.text.slice(end, end + 10));
  const value = comma === null ? undefined : lineValueAt(named.document, end + comma[0].length);
  return value === undefined ? undefined : [lineCandidate(named, value, 'option')];
}

/** `?key=…` of a web address is the key of its interface. */
const isQueryKey = ({ document: { text }, site }: NamedSite): boolean =>
  site.text === 'key' && /[?&]$/.test(text.slice(Math.max(0, site.span.start - 1), site.span.start));
const strengthened = (named: NamedSite): NamedSite => ({ ...named, verdict: { ...named.verdict, strength: 'strong' } });

/** `<%= ENV['PASSWORD'] || 'x' %>`, `<%= ENV.fetch('PASSWORD', 'x') %>`: what stands in for a setting that is missing. */
function templateDefault({ value, span }: LineValue): LineValue | undefined {
  const match = /^["']?<%=[^%|,]{1,100}(?:\|\||,)\s{0,4}(["'])(?<secret>[^"'\s]{1,200})\1/d.exec(value);
  const range = match?.indices?.groups?.['secret'];
  const text = match?.groups?.['secret'];
  if (range === undefined || text === undefined || span.end - span.start !== value.length) return undefined;
  return {
    span: { start: span.start + range[0], end: span.start + range[1] },
    value: text,
    bare: false,
    interpolated: false,
  };
}

/** `ansible_ssh_pass=x ansible_port=22`: in an inventory of Ansible, the variables of a host stand on one line. */
const onlyOf = ({ site }: NamedSite, value: LineValue): LineValue =>
  /^ansible_/.test(site.text) && /^\S+\s+\w+=/.test(value.value) ? firstWord(value) : value;

/** The quote that ends the string in which the whole line stands is no part of the value. */
const withoutQuote = (value: LineValue): LineValue =>
  value.bare && /^[^"']{2,}["']$/.test(value.value)
    ? { ...value, value: value.value.slice(0, -1), span: { ...value.span, end: value.span.end - 1 } }
    : value;

/** A word without quotes with another one behind it. */
const isSentence = (text: string, { bare, value, span }: LineValue): boolean =>
  bare && /^[A-Za-z]+$/.test(value) && /^[ \t][a-z]/.test(text.slice(span.end, span.end + 2));

/** `config['password']`, `read(name)` in a file whose language is not known. */
const isExpression = (text: string, { bare, value, span }: LineValue): boolean =>
  bare && /^[A-Za-z_][\w.]*$/.test(value) && /[[(]/.test(text[span.end] ?? '');

/** In running text a value without quotes is as good as an assignment only when its line starts with the name. */
function configBinding({ text, notation }: DetectionDocument, site: NameSite, value: LineValue): Binding {
  if (notation !== 'text') return 'assignment';
  if (isSentence(text, value) || isExpression(text, value)) return 'prose';
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
  if (isMachine(named) || isDirective(named)) return [lineCandidate(named, firstWord(value), 'assignment')];
  return [lineCandidate(named, value, isOption ? 'option' : 'apposition')];
}

/** `machine host login user password x` (GNU inetutils manual, "The .netrc file"). */
const isMachine = ({ document: { text, languageId }, site }: NamedSite): boolean =>
  /^passw(?:or)?d$/.test(site.text) &&
  (languageId === 'netrc' ||
    /(?:machine\s{1,8}\S{1,100}|default)\s{1,8}login\s{1,8}\S{1,100}\s{1,8}$/.test(
      text.slice(Math.max(0, site.span.start - 240), site.span.start),
    ));

/** `requirepass x`, `bindpw x`: directives of Redis and of OpenLDAP at the beginning of a line. */
const isDirective = ({ document: { text, notation }, site }: NamedSite): boolean =>
  notation === 'lines' &&
  /^(?:requirepass|masterauth|bindpw|rootpw|sentinel_?pass)$/.test(site.text) &&
  text.slice(startOfLine(text, site.span.start, 60), site.span.start).trim() === '';

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
  if (value === undefined) return [];
  const isMap = /^[\w.-]+:(?:\s|$)/.test(value.value);
  const nested = isMap ? parameterDefault(document, block.lastIndex - (match[1]?.length ?? 0), match[1] ?? '') : value;
  return nested === undefined ? [] : [lineCandidate(named, nested, isMap ? 'default' : 'assignment')];
}

/** `Default: x` or `value: x` among the entries below a key, which are indented alike: the parameter of a template. */
function parameterDefault(document: DetectionDocument, from: number, indentation: string): LineValue | undefined {
  const entry = /([ \t]+)["']?(?<key>\w{1,40})["']?:[ \t]*[^\r\n]{0,200}(?:\r\n|\n|\r|$)/y;
  entry.lastIndex = from;
  for (let match = entry.exec(document.text); match?.[1] !== undefined; match = entry.exec(document.text)) {
    if (match[1].length < indentation.length) return undefined;
    if (match[1] === indentation && /^(?:default|value|defaultValue|plaintext)$/i.test(match.groups?.['key'] ?? ''))
      return lineValueAt(
        document,
        match.index + match[0].search(/:/) + 1 + (/:([ \t]*)/.exec(match[0])?.[1]?.length ?? 0),
      );
  }
  return undefined;
}

const element =
  /(?:\s[^<>]{0,300})?>\s{0,100}(?:<(?:[\w.-]{1,30}:)?Value>\s{0,100})?(?:<!\[CDATA\[(?<data>(?:[^\]]|\](?!\]>)){1,8000}?)\]\]>|(?<text>[^<>]{1,8000}?))\s{0,100}<\//dy;
/** Behind a key of Apple's property lists, and behind a name in the settings of servlets and of Hadoop. */
const listed = /<\/key>\s{0,100}<string>(?<text>[^<>]{1,8000}?)<\//dy;
const valued =
  /<\/(?:[\w-]{1,20}-)?name>\s{0,100}(?:<(?<type>[\w-]{1,20}-type)>[\w.]{1,60}<\/\k<type>>\s{0,100})?<(?:[\w-]{1,20}-)?value>\s{0,40}(?<text>[^<>]{1,8000}?)\s{0,40}<\//dy;

/** `<password>value</password>`, whatever the prefix; `<key>password</key><string>value</string>`. */
function elementValue({ text }: DetectionDocument, { span }: NameSite): LineValue | undefined {
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  const isListed = before.endsWith('<key>');
  const isNamed = /<(?:[\w-]{1,20}-)?name>\s{0,20}$/.test(before);
  if (!isListed && !isNamed && !/<(?:[\w.-]{1,30}:)?$/.test(before)) return undefined;
  const pattern = isListed ? listed : isNamed ? valued : element;
  pattern.lastIndex = span.end;
  const groups = pattern.exec(text)?.indices?.groups;
  const range = groups?.['data'] ?? groups?.['text'];
  if (range === undefined) return undefined;
  const [start, end] = range;
  return { span: { start, end }, value: text.slice(start, end), bare: true, interpolated: false };
}
