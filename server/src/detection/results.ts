import { fingerprintOf } from '../core/fingerprint.ts';
import type { Finding } from '../core/finding.ts';
import { overlaps } from '../core/span.ts';
import { endOfLine, startOfLine } from '../syntax/lexical/literal.ts';
import type { Candidate } from './candidate.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';
import { createCommentUse } from './commentUse.ts';
import { isSuppressed, mayBeSuppressed } from './suppression.ts';

/** A candidate that judgement let through. It no longer holds the value. */
export interface JudgedCandidate extends Omit<Finding, 'fingerprint'> {
  /** `custom`: found by a rule that the project brings. */
  readonly origin: Candidate['origin']['kind'] | 'custom';
}

const rank = { format: 0, custom: 1, connection: 2, name: 3 } as const;

/** One finding a secret and place: a format beats a custom rule beats a connection string beats a name, sure beats unsure, longer beats shorter. */
export function bestOf(found: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const better = (a: JudgedCandidate, b: JudgedCandidate): number =>
    rankOf(a) - rankOf(b) || lengthOf(b) - lengthOf(a) || a.span.start - b.span.start;
  const kept: JudgedCandidate[] = [];
  // In the order of the text, in groups that overlap: each group keeps its best, and what does not touch that.
  const ordered = [...found].sort((a, b) => a.span.start - b.span.start);
  let group: JudgedCandidate[] = [];
  let groupEnd = -1;
  const close = (): void => {
    const chosen: JudgedCandidate[] = [];
    for (const one of group.sort(better)) {
      if (!chosen.some((other) => overlaps(other.span, one.span))) chosen.push(one);
    }
    kept.push(...chosen.sort((a, b) => a.span.start - b.span.start));
    group = [];
  };
  for (const one of ordered) {
    if (one.span.start >= groupEnd) close();
    group.push(one);
    groupEnd = Math.max(groupEnd, one.span.end);
  }
  close();
  return kept;
}

/** What is only possible never hides what is more. */
const rankOf = ({ origin, confidence }: JudgedCandidate): number => rank[origin] + (confidence === 'possible' ? 10 : 0);
const lengthOf = ({ span }: JudgedCandidate): number => span.end - span.start;

/** As many are looked at one by one sooner than the whole text is searched for comments. */
const fewFindings = 500;

/** Names findings, and leaves out what comments ask to ignore. In steps, since there may be very many. */
export function* resultOf(
  source: Source,
  judged: readonly JudgedCandidate[],
  options: ScanOptions,
): Generator<void, ScanResult> {
  const { text } = source;
  const ordinals = new Map<string, number>();
  const honours = options.suppressions !== 'report' && (judged.length < fewFindings || mayBeSuppressed(text));
  const findings: Finding[] = [];
  const ignored: string[] = [];
  const comments = createCommentUse(source);
  const ignoreOf = options.suppressions === 'report' ? undefined : options.project?.ignoring(text);
  let suppressed = 0;
  let worked = 0;
  for (const { rule, kind, span, confidence, evidence, name } of judged) {
    if (++worked % 512 === 0) yield;
    const maskedLine =
      text.slice(startOfLine(text, span.start, 200), span.start) +
      '•' +
      text.slice(span.end, endOfLine(text, span.end, 200));
    const parts = { rule, identity: source.identity ?? source.path, maskedLine };
    const alike = `${rule}\0${maskedLine}`;
    const ordinal = ordinals.get(alike) ?? 0;
    ordinals.set(alike, ordinal + 1);
    if (honours && isSuppressed(text, span)) {
      suppressed += 1;
      comments.noteHidden(span);
      continue;
    }
    const named = name === undefined ? {} : { name };
    const fingerprint = fingerprintOf({ ...parts, ordinal });
    const finding: Finding = { rule, kind, span, confidence, evidence, ...named, fingerprint };
    const key = ignoreOf?.(finding);
    if (key === undefined) findings.push(finding);
    else ignored.push(key);
  }
  return { findings, suppressed, ignored, unusedComments: options.suppressions === 'report' ? [] : comments.unused() };
}
