import type { Candidate } from './candidate.ts';
import type { Rule } from './rule.ts';

const defaultWindow = 256;
/** Hits of one rule that lie beside each other share a window, up to this many characters. */
const longestWindow = 16384;

/**
 * Runs rules on windows around their keywords. The window, and not the pattern, is what keeps hostile input from
 * taking long: a pattern never sees more than that.
 */
export function createRuleRunner(
  text: string,
): (rule: Rule, at: number, keywordLength: number) => readonly Candidate[] {
  /** How far each rule has read the text. */
  const readTo = new Map<string, number>();
  return (rule, at, keywordLength) => {
    const window = Math.min(rule.window ?? defaultWindow, 4096);
    const done = readTo.get(rule.id) ?? 0;
    const end = Math.min(text.length, at + keywordLength + window);
    // What was read already ended within reach of this keyword: the window before saw all of the match, or none.
    if (at + keywordLength <= done - window) return [];
    const start = Math.max(0, at - window);
    readTo.set(rule.id, end);
    return matchesOf(rule, text.slice(start, Math.min(end, start + longestWindow)), start);
  };
}

function matchesOf(rule: Rule, window: string, offset: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  rule.pattern.lastIndex = 0;
  for (let match = rule.pattern.exec(window); match !== null; match = rule.pattern.exec(window)) {
    if (match[0] === '') rule.pattern.lastIndex += 1;
    const span = match.indices?.groups?.secret;
    const value = match.groups?.secret;
    if (span === undefined || value === undefined) continue;
    const candidate = candidateOf(rule, value, { start: offset + span[0], end: offset + span[1] });
    if (candidate !== undefined) candidates.push(candidate);
  }
  return candidates;
}

function candidateOf(rule: Rule, value: string, span: Candidate['span']): Candidate | undefined {
  const verification = rule.verify?.(value) ?? { kind: 'plausible' };
  if (verification.kind === 'rejected') return undefined;
  const verified = verification.kind === 'verified';
  return {
    rule: rule.id,
    kind: rule.kind,
    span,
    value,
    evidence: [{ kind: 'format', text: rule.title }, ...(verified ? [verification.evidence] : [])],
    origin: { kind: 'format', verified, ...(rule.minEntropy === undefined ? {} : { minEntropy: rule.minEntropy }) },
  };
}
