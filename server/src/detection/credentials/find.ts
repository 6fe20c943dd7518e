import type { FindingKind } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import type { Binding, Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import { lineValueAt } from './bareValue.ts';
import type { LineValue } from './bareValue.ts';
import { bindingOf, operatorAfter } from './binding.ts';
import type { Operator } from './binding.ts';
import { withoutScheme } from './headers.ts';
import { readName } from './names.ts';
import type { NameVerdict } from './names.ts';
import { nameSiteAt } from './nameSite.ts';
import type { NameSite } from './nameSite.ts';
import { pairedValue } from './paired.ts';

/** What was found at a keyword, and how far the text needs no second look. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly resumeAt: number;
}

type Credential = Extract<NameVerdict, { kind: 'credential' }>;

/** Looks at the name around a keyword and gives the values that are bound to it. */
export function credentialsAt(document: DetectionDocument, at: number): Found {
  const site = nameSiteAt(document, at);
  if (site === undefined) return { candidates: [], resumeAt: at + 1 };
  const verdict = readName(site.text);
  const candidates = verdict.kind === 'credential' ? valuesOf(document, site, verdict) : [];
  return { candidates, resumeAt: site.span.end };
}

function valuesOf(document: DetectionDocument, site: NameSite, verdict: Credential): readonly Candidate[] {
  switch (site.inside.kind) {
    case 'literal':
    case 'comment':
      return proseValues(document, site, verdict, site.inside.content);
    case 'key':
    case 'code':
      switch (document.notation) {
        case 'code':
          return codeValues(document, site, verdict);
        case 'shell':
          return shellValues(document, site, verdict);
        case 'lines':
        case 'yaml':
        case 'markup':
        case 'text':
          return configValues(document, site, verdict);
      }
  }
}

function codeValues(document: DetectionDocument, site: NameSite, verdict: Credential): readonly Candidate[] {
  const { text } = document;
  const quoted = site.inside.kind === 'key';
  const operator = operatorAfter(text, site.inside.kind === 'key' ? site.inside.literal.end : site.span.end, quoted);
  const compared = comparedBefore(document, site);
  if (compared !== undefined) return [candidateOf(document, compared, site, verdict, 'comparison')];
  if (operator === undefined) return [];
  if (operator.kind === 'call') return callValues(document, site, verdict, operator);
  if (operator.sign === ':' && !quoted && isNoMember(text, site)) return [];
  if (quoted) {
    const paired = pairedValue(document, site);
    if (paired !== undefined) return [lineCandidate(document, paired, site, verdict, 'assignment')];
    if (
      operator.kind === 'pair' &&
      /[[{(,]\s{0,40}$/.test(text.slice(Math.max(0, site.inside.literal.start - 42), site.inside.literal.start)) ===
        false
    )
      return [];
  }
  const strings = stringsOfExpression(text, operator.valueAt, document.profile);
  const usable = operator.kind === 'assign' ? strings : strings.slice(0, 1);
  return usable.map((string) =>
    candidateOf(document, string, site, verdict, string.via === 'default' ? 'default' : bindingOf(operator.kind)),
  );
}

/** `case PASSWORD:`, `x ? password : y`, `lambda password: …`, a block's colon in Python. */
function isNoMember(text: string, { span }: NameSite): boolean {
  const before = text.slice(Math.max(0, span.start - 60), span.start);
  return /\?\s{0,4}$|\b(?:case|lambda|if|elif|else|while|for|in|and|or|not|with|except|default)\s[^\n{(,]{0,50}$/.test(
    before,
  );
}

/** The literal in `"x" == password` or `"x".equals(password)`. */
function comparedBefore(document: DetectionDocument, { span }: NameSite): StringValue | undefined {
  const before = document.text.slice(Math.max(0, span.start - 80), span.start);
  const match = /["'`]\s{0,4}(?:[!=]==?|\.equals(?:IgnoreCase)?\s?\()\s{0,4}(?:\w+(?:\.|->))?$/.exec(before);
  if (match === null) return undefined;
  const literal = document.map.literalBefore(span.start - before.length + match.index + 1);
  if (literal === undefined || literal.span.end !== span.start - before.length + match.index + 1) return undefined;
  return { pieces: [literal], span: literal.content, via: 'direct', mixed: false };
}

const setters =
  /^(?:set|with|add|use|put|type|fill|enter|input|send|provide|assign|append|apply|init|configure|default|basic)$/;

/** `setPassword("x")`, `.password("x")`, and `getPassword() { return "x"; }`. */
function callValues(
  document: DetectionDocument,
  site: NameSite,
  verdict: Credential,
  operator: Operator,
): readonly Candidate[] {
  const { text } = document;
  const result =
    /^[^()\n]{0,200}\)\s{0,4}(?:(?::|->)\s{0,4}[\w?<>&'. [\]|]{1,40}|throws [\w., ]{1,80}|const|override)?\s{0,4}(?:\{|=>|=(?!=)|:|->)?\s{0,200}(?:return\b|=>)?\s{0,40}(?=["'`@])/.exec(
      text.slice(operator.valueAt, operator.valueAt + 600),
    );
  const strings =
    result !== null && /[{=:>]|return/.test(result[0])
      ? stringsOfExpression(text, operator.valueAt + result[0].length, document.profile)
      : [];
  const [first] = strings;
  if (first !== undefined && result !== null) return [candidateOf(document, first, site, verdict, 'result')];
  if (/^\s*\)/.test(text.slice(operator.valueAt, operator.valueAt + 10))) return [];
  const [word = ''] = verdict.words;
  const isPlain =
    !/^(?:get|is|has|check|verify|validate|compare|hash|encode|encrypt|decrypt|decode|generate|create|parse|find|read|load|fetch|resolve|lookup|require|assert|expect|test|reset|forgot|change|make|build|sign|match)/.test(
      word,
    );
  if (!isPlain && !setters.test(word)) return [];
  if (!setters.test(word) && verdict.of !== 'password' && verdict.strength === 'weak') return [];
  const values = stringsOfExpression(text, operator.valueAt, document.profile).filter(({ via }) => via !== 'default');
  return values.slice(0, 1).map((string) => candidateOf(document, string, site, verdict, 'argument'));
}

function shellValues(document: DetectionDocument, site: NameSite, verdict: Credential): readonly Candidate[] {
  const { text } = document;
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  const isOption = /--?$/.test(text.slice(Math.max(0, site.span.start - 2), site.span.start));
  const pattern = isOption
    ? /(?:=|[ \t]{1,8})/y
    : /[ \t]{0,3}(?:[:+?]{0,3}=(?![=~])|:-|:=)[ \t]{0,8}|(?<=\bENV\s[\w-]{1,80})[ \t]{1,8}|[ \t]{1,8}(?=["'])|[ \t]{0,3}:[ \t]{1,8}(?=["'])/y;
  pattern.lastIndex = end;
  const match = pattern.exec(text);
  if (match === null) {
    if (site.inside.kind === 'key') return codeValues(document, site, verdict);
    const compared = /[\])}"]{0,3}\s{0,3}(?:==?|!=|-eq)\s{0,3}(?=["'])/y;
    compared.lastIndex = end;
    if (compared.exec(text) === null) return [];
    const value = lineValueAt(document, compared.lastIndex);
    return value === undefined ? [] : [lineCandidate(document, value, site, verdict, 'comparison')];
  }
  const value = lineValueAt(document, pattern.lastIndex);
  if (value === undefined || (isOption && value.value.startsWith('-'))) return [];
  return [lineCandidate(document, value, site, verdict, isOption ? 'option' : 'assignment')];
}

/** `key = value`, `key: value`, `"key": "value"`, `<key>value</key>`, and names that stand in a pair with their value. */
function configValues(document: DetectionDocument, site: NameSite, verdict: Credential): readonly Candidate[] {
  const { text, notation } = document;
  const paired = pairedValue(document, site);
  if (paired !== undefined) return [lineCandidate(document, paired, site, verdict, 'assignment')];
  const end = site.inside.kind === 'key' ? site.inside.literal.end : site.span.end;
  if (notation === 'markup') {
    const element = elementValue(document, site);
    if (element !== undefined) return [lineCandidate(document, element, site, verdict, 'assignment')];
  }
  const isOption = /(?:^|[\s"'])--?$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  const operator =
    /[ \t]{0,20}(?:(?::{1,3}=|=>|->|==?(?!=)|\?=|\+=|:)[ \t]{0,40})|\\?["'][\])]{0,2}[ \t]{0,4}(?:=>|[:=])[ \t]{0,8}/y;
  operator.lastIndex = end;
  if (operator.exec(text) !== null) {
    const value = lineValueAt(document, operator.lastIndex);
    if (value === undefined) return notation === 'yaml' ? blockValues(document, site, verdict, operator.lastIndex) : [];
    if (notation === 'yaml' && /^[|>][+-]?\d?\s*$/.test(value.value))
      return blockValues(document, site, verdict, operator.lastIndex + value.value.length);
    if (notation === 'yaml' && value.bare && /^[{[]/.test(value.value)) return [];
    return [lineCandidate(document, value, site, verdict, isOption ? 'option' : configBinding(document, site, value))];
  }
  return looseValues(document, site, verdict, end, isOption);
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
function looseValues(
  document: DetectionDocument,
  site: NameSite,
  verdict: Credential,
  end: number,
  isOption: boolean,
): readonly Candidate[] {
  const loose = /["'\])]{0,2}(?:[ \t]{1,8}(?:-[ \t])?)/y;
  loose.lastIndex = end;
  if (loose.exec(document.text) === null) return [];
  const value = lineValueAt(document, loose.lastIndex);
  if (value === undefined || (isOption && value.value.startsWith('-'))) return [];
  return [lineCandidate(document, value, site, verdict, isOption ? 'option' : 'prose')];
}

/** A YAML block scalar, or the entries of a list, on the lines below a key. */
function blockValues(
  document: DetectionDocument,
  site: NameSite,
  verdict: Credential,
  from: number,
): readonly Candidate[] {
  const { text } = document;
  const block = /[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)([ \t]+)(?:- )?/y;
  block.lastIndex = from;
  const match = block.exec(text);
  if (match === null) return [];
  const value = lineValueAt(document, block.lastIndex);
  if (value === undefined || /^[\w.-]+:(?:\s|$)/.test(value.value)) return [];
  return [lineCandidate(document, value, site, verdict, 'assignment')];
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

/** Inside a string or a comment: JSON, SQL, a query, a command line, a sentence. */
function proseValues(
  document: DetectionDocument,
  site: NameSite,
  verdict: Credential,
  within: Span,
): readonly Candidate[] {
  const { text } = document;
  const isComment = site.inside.kind === 'comment';
  const operator = /(?:\\?["'])?\]?[ \t]{0,4}(?:(?::=|=>|=(?![=])|:(?!:))[ \t]{0,4})/y;
  operator.lastIndex = site.span.end;
  const isOption = /(?:^|[\s"'])--$/.test(text.slice(Math.max(0, site.span.start - 3), site.span.start));
  if (operator.exec(text) === null) {
    const blank = isOption ? /[ \t=]{1,4}/y : /[ \t]{1,4}(?=\\?["'])/y;
    blank.lastIndex = site.span.end;
    if (blank.exec(text) === null) return [];
    operator.lastIndex = blank.lastIndex;
  }
  const from = operator.lastIndex;
  if (from >= within.end) return [];
  const value = lineValueAt({ ...document, notation: 'text' }, from, within.end);
  if (value === undefined) return [];
  const trimmed = value.bare ? trimQuery(value) : value;
  return [
    lineCandidate(
      document,
      trimmed,
      site,
      verdict,
      proseBinding(isOption, isComment, value.bare, text[from - 1] === '='),
    ),
  ];
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

function candidateOf(
  document: DetectionDocument,
  string: StringValue,
  site: NameSite,
  verdict: Credential,
  binding: Binding,
): Candidate {
  const value = string.pieces.map((piece) => decodeLiteral(document.text, piece)).join('');
  const interpolated = string.mixed || string.pieces.some((piece) => piece.interpolated);
  return lineCandidate(document, { span: string.span, value, bare: false, interpolated }, site, verdict, binding);
}

function lineCandidate(
  _: DetectionDocument,
  line: LineValue,
  site: NameSite,
  verdict: Credential,
  binding: Binding,
): Candidate {
  const { value, span, kind } = withoutScheme(line, verdict.of);
  return {
    rule: ruleOf[kind],
    kind,
    span,
    value,
    name: site.text,
    evidence: [{ kind: 'name', text: `${verb[binding]} “${site.text}”` }],
    origin: {
      kind: 'name',
      strength: verdict.strength,
      words: verdict.words,
      binding,
      bare: line.bare,
      interpolated: line.interpolated,
    },
  };
}

const verb: Readonly<Record<Binding, string>> = {
  assignment: 'assigned to',
  argument: 'passed to',
  default: 'default of',
  comparison: 'compared with',
  result: 'returned by',
  option: 'given as',
  prose: 'written behind',
};

const ruleOf: Readonly<Record<FindingKind, string>> = {
  password: 'hardcoded-password',
  'connection-string': 'hardcoded-password',
  'api-key': 'hardcoded-api-key',
  token: 'hardcoded-token',
  'private-key': 'hardcoded-key',
  'crypto-key': 'hardcoded-key',
  other: 'hardcoded-secret',
};
