import type { Confidence, Evidence, FindingKind } from '../core/finding.ts';
import { overlaps } from '../core/span.ts';
import type { Span } from '../core/span.ts';
import type { Candidate, Judgement } from './candidate.ts';
import { documentOf } from './document.ts';
import type { DetectionDocument } from './document.ts';
import { createFinder } from './finders.ts';
import { judge } from './judgement/judge.ts';
import { keywordsIn, useOf } from './keywords.ts';
import { createHitList, keywordOf, offsetOf } from './prefilter.ts';
import { bestOf } from './results.ts';
import { isAboutFindings } from './files/aboutFindings.ts';
import type { Rule } from './rule.ts';
import { createScratch } from './scratch.ts';
import type { Source } from './source.ts';

/** What a scan thought of one candidate, and why. Holds no value. */
export interface Verdict {
  readonly rule: string;
  readonly kind: FindingKind;
  readonly span: Span;
  readonly name?: string;
  readonly evidence: readonly Evidence[];
  readonly outcome:
    | { readonly kind: 'finding'; readonly confidence: Confidence; readonly lowered: readonly string[] }
    | { readonly kind: 'turned-down'; readonly reason: string }
    /** Another candidate at the same place says it better. */
    | { readonly kind: 'covered'; readonly by: string };
}

/**
 * Looks at a text as a scan does, keeping what it thinks of every candidate that touches `within`. Comments and ignore
 * files are somebody else's to ask.
 */
export function explain(source: Source, within: Span): readonly Verdict[] {
  const hits = createHitList();
  const scratch = createScratch();
  if (!isAboutFindings(source.path)) run(keywordsIn(source.text, scratch.bufferFor, hits));
  const document = documentOf(source, scratch);
  const finder = createFinder(document);
  const judged: (readonly [Candidate, Judgement])[] = [];
  const rejected: Verdict[] = [];
  for (let index = 0; index < hits.count; index++) {
    const at = offsetOf(hits, index);
    const use = useOf(keywordOf(hits, index));
    if (use === undefined) continue;
    for (const candidate of finder.look(at, use)) judged.push([candidate, judge(candidate, document.place())]);
    for (const rule of use.rules) rejected.push(...rejectedBy(rule, document, at, within));
  }
  const best = new Map(findingsAmong(judged).map((one) => [one.span.start, one.rule]));
  const verdicts = judged.map(([candidate, judgement]) => verdictOf(candidate, judgement, best));
  return unique([...verdicts, ...rejected].filter(({ span }) => overlaps(span, within)));
}

function run(steps: Generator<void, unknown>): void {
  while (steps.next().done !== true);
}

const findingsAmong = (judged: readonly (readonly [Candidate, Judgement])[]): ReturnType<typeof bestOf> =>
  bestOf(
    judged.flatMap(([{ rule, kind, span, origin }, judgement]) => {
      if (judgement.kind !== 'finding') return [];
      const { confidence, evidence } = judgement;
      return [{ rule, kind, span, confidence, evidence, origin: origin.kind }];
    }),
  );

function verdictOf(candidate: Candidate, judgement: Judgement, best: ReadonlyMap<number, string>): Verdict {
  const { rule, kind, span, name, evidence } = candidate;
  const found = { rule, kind, span, ...(name === undefined ? {} : { name }) };
  if (judgement.kind === 'turned-down') return { ...found, evidence, outcome: judgement };
  const { confidence, lowered } = judgement;
  const winner = best.get(span.start);
  const outcome =
    winner === rule
      ? { kind: 'finding' as const, confidence, lowered }
      : { kind: 'covered' as const, by: winner ?? 'a longer finding' };
  return { ...found, evidence: judgement.evidence, outcome };
}

/** What has the shape of a provider's token and fails the check that its format has: such a match becomes no candidate. */
function rejectedBy(rule: Rule, { text }: DetectionDocument, at: number, within: Span): readonly Verdict[] {
  if (rule.verify === undefined) return [];
  const reach = rule.window ?? 256;
  const from = Math.max(0, at - reach);
  const window = text.slice(from, at + reach);
  const verdicts: Verdict[] = [];
  for (const match of window.matchAll(new RegExp(rule.pattern, withFlag(rule.pattern.flags, 'g')))) {
    const place = match.indices?.groups?.['secret'];
    const value = match.groups?.['secret'];
    if (place === undefined || value === undefined) continue;
    const span = { start: from + place[0], end: from + place[1] };
    const verification = rule.verify(value);
    if (verification.kind !== 'rejected' || !overlaps(span, within)) continue;
    const { id, kind, title } = rule;
    const outcome = { kind: 'turned-down' as const, reason: verification.reason };
    verdicts.push({ rule: id, kind, span, evidence: [{ kind: 'format', text: title }], outcome });
  }
  return verdicts;
}

const withFlag = (flags: string, flag: string): string => (flags.includes(flag) ? flags : flags + flag);

/** Several keywords lead to the same candidate. */
function unique(verdicts: readonly Verdict[]): readonly Verdict[] {
  const byPlace = new Map(verdicts.map((verdict) => [`${verdict.rule}@${verdict.span.start}`, verdict]));
  return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start);
}
