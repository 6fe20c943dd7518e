import type { Candidate } from './candidate.ts';
import type { Rule } from './rule.ts';

const defaultWindow = 256;
/** Hits of one rule that lie beside each other share a window, up to this many characters. */
const longestWindow = 16384;

export interface RuleRunner {
  /** What a rule finds around its keyword and did not find before. */
  run(rule: Rule, at: number, keywordLength: number): readonly Candidate[];
  /** The end of what was found furthest: up to there, a keyword may have been seen from one before it. */
  foundTo(): number;
}

const none: readonly Candidate[] = [];

/**
 * Runs rules on windows around their keywords. The window, and not the pattern, is what keeps hostile input from
 * taking long: a pattern never sees more than that.
 */
export function createRuleRunner(text: string): RuleRunner {
  /** How far each rule has read the text. */
  const readTo = new Map<Rule, number>();
  /** What was found, so that it is not judged again for each window that shows it. */
  const known = new Set<string>();
  let foundTo = 0;

  function isNew(rule: Rule, { start, end }: Candidate['span']): boolean {
    const key = `${rule.id} ${start} ${end}`;
    if (known.has(key)) return false;
    known.add(key);
    foundTo = Math.max(foundTo, end);
    return true;
  }

  function matchesOf(rule: Rule, window: string, offset: number): readonly Candidate[] {
    rule.pattern.lastIndex = 0;
    let match = rule.pattern.exec(window);
    if (match === null) return none;
    const candidates: Candidate[] = [];
    for (; match !== null; match = rule.pattern.exec(window)) {
      if (match[0] === '') rule.pattern.lastIndex += 1;
      const range = match.indices?.groups?.secret;
      const value = match.groups?.secret;
      if (range === undefined || value === undefined) continue;
      const span = { start: offset + range[0], end: offset + range[1] };
      const candidate = isNew(rule, span) ? candidateOf(rule, value, span) : undefined;
      if (candidate !== undefined) candidates.push(candidate);
    }
    return candidates;
  }

  return {
    run(rule, at, keywordLength) {
      const window = Math.min(rule.window ?? defaultWindow, 4096);
      const done = readTo.get(rule) ?? 0;
      const end = Math.min(text.length, at + keywordLength + window);
      // What was read already ended within reach of this keyword: the window before saw all of the match, or none.
      if (at + keywordLength <= done - window) return none;
      const start = Math.max(0, at - window);
      readTo.set(rule, end);
      return matchesOf(rule, text.slice(start, Math.min(end, start + longestWindow)), start);
    },
    foundTo: () => foundTo,
  };
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
