import type { Confidence, Evidence } from '../../core/finding.ts';
import { confidences } from '../../core/finding.ts';
import type { Candidate, Judgement } from '../candidate.ts';
import { digest } from './digest.ts';
import { documentedExample } from './documentedExample.ts';
import type { Filter } from './filter.ts';
import { identifier } from './identifier.ts';
import { notALocation } from './location.ts';
import { shownAside } from './aside.ts';
import { confirmationOf } from './confirmation.ts';
import { baseLevel, whyPossible } from './level.ts';
import { naturalLanguage } from './naturalLanguage.ts';
import type { Place } from './place.ts';
import { placeholder } from './placeholder.ts';
import { publicKey } from './publicKey.ts';
import { entropyOf } from './randomness.ts';
import { reference } from './reference.ts';

/** In this order: the first that turns a candidate down names the reason. */
const filters: readonly Filter[] = [
  documentedExample,
  reference,
  placeholder,
  publicKey,
  notALocation,
  digest,
  identifier,
  naturalLanguage,
  shownAside,
];

/** Decides whether a candidate is a finding, and how sure that is. */
export function judge(candidate: Candidate, place: Place): Judgement {
  const base = baseLevel(candidate, place);
  if (base.kind === 'turned-down') return base;
  const lowered: string[] = [];
  for (const filter of filters) {
    const opinion = filter(candidate, place);
    if (opinion?.kind === 'turned-down') return opinion;
    if (opinion?.kind === 'lowered') lowered.push(opinion.reason);
  }
  const confirmed = base.confidence === 'likely' ? confirmationOf(candidate) : undefined;
  const reached = confirmed === undefined ? base.confidence : 'certain';
  if (isElsewhere(place) && reached === 'certain') lowered.push(`in ${place.text}`);
  return {
    kind: 'finding',
    confidence: lower(reached, lowered.length),
    evidence: [...candidate.evidence, ...base.evidence, ...(confirmed ?? []), ...about(candidate, place)],
    lowered: base.confidence === 'possible' ? [whyPossible(candidate), ...lowered] : lowered,
  };
}

/** What stands in tests and texts may have been made for them: nobody can be certain that it opens anything. */
const isElsewhere = ({ kind }: Place): boolean => kind !== 'source' && kind !== 'translation';

const lower = (confidence: Confidence, steps: number): Confidence =>
  confidences[Math.min(confidences.length - 1, confidences.indexOf(confidence) + steps)] ?? 'possible';

function about(candidate: Candidate, place: Place): readonly Evidence[] {
  const evidence: Evidence[] = [];
  if (candidate.value.length >= 16 && candidate.kind !== 'private-key') {
    const bits = entropyOf(candidate.value).toFixed(1);
    evidence.push({ kind: 'entropy', text: `${bits} bits of entropy per character` });
  }
  if (place.kind !== 'source') evidence.push({ kind: 'place', text: `in ${place.text}` });
  return evidence;
}
