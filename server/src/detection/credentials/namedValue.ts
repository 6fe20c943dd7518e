import type { FindingKind } from '../../core/finding.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import { startOfLine } from '../../syntax/lexical/literal.ts';
import type { Binding, Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';
import type { LineValue } from './bareValue.ts';
import { withoutScheme } from './headers.ts';
import type { NameVerdict } from './names.ts';
import type { NameSite } from './nameSite.ts';

export type Credential = Extract<NameVerdict, { kind: 'credential' }>;

/** A name that means a credential, where it stands. */
export interface NamedSite {
  readonly document: DetectionDocument;
  readonly site: NameSite;
  readonly verdict: Credential;
}

/** A candidate from the string of an expression. */
export function stringCandidate(named: NamedSite, string: StringValue, binding: Binding): Candidate {
  const value = string.pieces.map((piece) => decodeLiteral(named.document.text, piece)).join('');
  const interpolated = string.mixed || string.pieces.some((piece) => piece.interpolated);
  return lineCandidate(named, { span: string.span, value, bare: false, interpolated }, binding);
}

/** A candidate from the value of a line. */
export function lineCandidate({ document, site, verdict }: NamedSite, line: LineValue, binding: Binding): Candidate {
  const { value, span, kind } = withoutScheme(withoutFirstBreak(document, line), verdict.of);
  const aside = asideBefore(document.text, site.span.start);
  return {
    rule: ruleOf[kind],
    kind,
    span,
    value,
    name: site.text,
    ...(aside === undefined ? {} : { aside }),
    evidence: [{ kind: 'name', text: `${verb[binding]} “${site.text}”` }],
    origin: {
      kind: 'name',
      strength: verdict.strength,
      words: verdict.words,
      ordinary: verdict.ordinary,
      binding,
      bare: line.bare,
      interpolated: line.interpolated,
    },
  };
}

/** TOML leaves out the line break behind three quotes (TOML 1.0.0, "String"). */
function withoutFirstBreak({ text, languageId }: DetectionDocument, line: LineValue): LineValue {
  const { start, end } = line.span;
  const broken = languageId === 'toml' ? /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length : undefined;
  if (broken === undefined) return line;
  return { ...line, span: { start: start + broken, end }, value: line.value.replace(/^\r?\n/, '') };
}

/** `Example password: x`, `# password: x`. */
function asideBefore(text: string, at: number): Candidate['aside'] {
  const before = text.slice(startOfLine(text, at, 80), at);
  if (/\b(?:example|sample)\s{1,2}["'`]?$/i.test(before)) return 'example';
  return /^\s*(?:#|\/\/|;|\*)[\s#/-]*["']?$/.test(before) ? 'commented' : undefined;
}

const verb: Readonly<Record<Binding, string>> = {
  assignment: 'assigned to',
  argument: 'passed to',
  call: 'passed to',
  default: 'default of',
  comparison: 'compared with',
  result: 'returned by',
  option: 'given as',
  prose: 'written behind',
  apposition: 'written behind',
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
