import { fingerprintOf } from '../core/fingerprint.ts';
import type { Finding } from '../core/finding.ts';
import { overlaps } from '../core/span.ts';
import { endOfLine, startOfLine } from '../syntax/lexical/literal.ts';
import type { Candidate } from './candidate.ts';
import { documentOf } from './document.ts';
import type { DetectionDocument } from './document.ts';
import { createHits, keywordsIn } from './keywords.ts';
import { judge } from './judgement/judge.ts';
import { findAll } from './finders.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';
import { isSuppressed, mayBeSuppressed } from './suppression.ts';

/** Finds the secrets of a text. Pure: no clock, no input or output. */
export function scan(source: Source, options: ScanOptions = {}): ScanResult {
  const steps = scanSteps(source, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps of a few milliseconds each, so that a server can look at another document, or give up, between
 * them. The result is the generator's return value.
 */
export function* scanSteps(source: Source, options: ScanOptions = {}): Generator<void, ScanResult> {
  const hits = createHits();
  yield* keywordsIn(source.text, hits);
  if (hits.count === 0) return { findings: [], suppressed: 0 };
  const document = documentOf(source);
  const found: JudgedCandidate[] = [];
  let worked = 0;
  for (const candidates of findAll(document, hits)) {
    if (candidates === 'pause') {
      yield;
      continue;
    }
    for (const candidate of candidates) {
      const judgement = judge(candidate, document.place);
      if (judgement.kind === 'finding') found.push({ candidate, ...judgement });
    }
    if (++worked % 64 === 0) yield;
  }
  return yield* resultOf(document, source, bestOf(found), options);
}

interface JudgedCandidate extends Pick<Finding, 'confidence' | 'evidence'> {
  readonly candidate: Candidate;
}

const rank = { format: 0, connection: 1, name: 2 } as const;

/** One finding a secret and place: a format beats a connection string beats a name, sure beats unsure, longer beats shorter. */
function bestOf(found: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const better = (a: JudgedCandidate, b: JudgedCandidate): number =>
    rankOf(a) - rankOf(b) || lengthOf(b) - lengthOf(a) || a.candidate.span.start - b.candidate.span.start;
  const kept: JudgedCandidate[] = [];
  // In the order of the text, in groups that overlap: each group keeps its best, and what does not touch that.
  const ordered = [...found].sort((a, b) => a.candidate.span.start - b.candidate.span.start);
  let group: JudgedCandidate[] = [];
  let groupEnd = -1;
  const close = (): void => {
    const chosen: JudgedCandidate[] = [];
    for (const one of group.sort(better)) {
      if (!chosen.some((other) => overlaps(other.candidate.span, one.candidate.span))) chosen.push(one);
    }
    kept.push(...chosen.sort((a, b) => a.candidate.span.start - b.candidate.span.start));
    group = [];
  };
  for (const one of ordered) {
    if (one.candidate.span.start >= groupEnd) close();
    group.push(one);
    groupEnd = Math.max(groupEnd, one.candidate.span.end);
  }
  close();
  return kept;
}

/** What is only possible never hides what is more. */
const rankOf = ({ candidate, confidence }: JudgedCandidate): number =>
  rank[candidate.origin.kind] + (confidence === 'possible' ? 10 : 0);
const lengthOf = ({ candidate: { span } }: JudgedCandidate): number => span.end - span.start;

function* resultOf(
  { text }: DetectionDocument,
  source: Source,
  judged: readonly JudgedCandidate[],
  options: ScanOptions,
): Generator<void, ScanResult> {
  const ordinals = new Map<string, number>();
  const honours = options.suppressions !== 'report' && judged.length > 0 && mayBeSuppressed(text);
  const findings: Finding[] = [];
  let suppressed = 0;
  let worked = 0;
  for (const { candidate, confidence, evidence } of judged) {
    if (++worked % 512 === 0) yield;
    const { rule, kind, span, name } = candidate;
    const maskedLine =
      text.slice(startOfLine(text, span.start, 200), span.start) +
      '•' +
      text.slice(span.end, endOfLine(text, span.end, 200));
    const parts = { rule, identity: source.identity ?? source.path, maskedLine };
    const key = `${rule}\0${maskedLine}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    if (honours && isSuppressed(text, span)) suppressed += 1;
    else
      findings.push({
        rule,
        kind,
        span,
        confidence,
        evidence,
        ...(name === undefined ? {} : { name }),
        fingerprint: fingerprintOf({ ...parts, ordinal }),
      });
  }
  return { findings, suppressed };
}
