import { lineStartsOf, positionAt } from '../../core/lines.ts';
import type { Position } from '../../core/lines.ts';
import type { Span } from '../../core/span.ts';
import { entropyOf } from '../../detection/judgement/randomness.ts';
import type { TimeLimit } from '../timeLimit.ts';
import { allows, matches } from './allowlist.ts';
import type { Allowlist, Match } from './allowlist.ts';
import { keywordFinder } from './keywords.ts';
import type { CustomRule, GitleaksRules } from './rules.ts';

/** A match of a custom rule that no allowlist of the rule allows. */
export interface CustomMatch {
  readonly rule: CustomRule;
  readonly span: Span;
  readonly match: Match;
}

export interface CustomFinder {
  /** In steps of a few rules each. */
  find(text: string, path: string): Generator<void, readonly CustomMatch[]>;
  /** Rules that took too long, and are off since. */
  tooSlow(): readonly string[];
}

/** As many run under one limit. More would blame a rule for the time of others. */
const rulesATime = 8;

/**
 * Runs rules as gitleaks does: on the whole text when one of their keywords is anywhere in it. JavaScript's engine may
 * take exponential time, where Go's does not, so a rule that exceeds the limit is off from then on.
 */
export function customFinder({ rules }: Pick<GitleaksRules, 'rules'>, within: TimeLimit): CustomFinder {
  const keywordsIn = keywordFinder(rules.flatMap(({ keywords }) => keywords));
  const off = new Set<string>();
  return {
    tooSlow: () => [...off],
    *find(text, path) {
      const present = keywordsIn(text);
      const found = new Map<CustomRule, readonly CustomMatch[]>();
      const isWanted = ({ id, keywords }: CustomRule): boolean =>
        !off.has(id) && (keywords.length === 0 || keywords.some((keyword) => present.has(keyword)));
      const wanted = rules.filter(isWanted);
      for (let next = 0; next < wanted.length;) {
        const end = Math.min(wanted.length, next + rulesATime);
        const isDone = within(text.length, () => {
          for (; next < end; next++) {
            const rule = wanted[next];
            if (rule !== undefined) found.set(rule, matchesOf(rule, text, path));
          }
        });
        const slow = wanted[next];
        if (!isDone && slow !== undefined) {
          off.add(slow.id);
          next += 1;
        }
        yield;
      }
      return withRequired(found, text);
    },
  };
}

function matchesOf(rule: CustomRule, text: string, path: string): readonly CustomMatch[] {
  if (rule.path !== undefined && !matches(rule.path, path)) return [];
  const found: CustomMatch[] = [];
  rule.regex.lastIndex = 0;
  for (let match = rule.regex.exec(text); match !== null; match = rule.regex.exec(text)) {
    if (match[0] === '') rule.regex.lastIndex += 1;
    const span = secretSpanOf(rule, match);
    const secret = text.slice(span.start, span.end);
    if (secret === '' || (rule.entropy !== 0 && entropyOf(secret) <= rule.entropy)) continue;
    const end = match.index + match[0].length;
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, endOfLine(text, end));
    const place = { path, secret, match: match[0], line };
    if (!rule.allowlists.some((list: Allowlist) => allows(list, place))) found.push({ rule, span, match: place });
  }
  return found;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The group that is asked for; else the first that is not empty; else all, without line breaks around it. */
function secretSpanOf({ secretGroup }: CustomRule, match: RegExpExecArray): Span {
  const groups = secretGroup > 0 ? [match.indices?.[secretGroup]] : (match.indices?.slice(1) ?? []);
  const group = groups.find((span) => span !== undefined && span[1] > span[0]);
  if (group !== undefined) return { start: group[0], end: group[1] };
  const [text] = match;
  const start = /^\n*/.exec(text)?.[0].length ?? 0;
  const end = Math.max(start, text.replace(/\n+$/, '').length);
  return secretGroup > 0
    ? { start: match.index, end: match.index }
    : { start: match.index + start, end: match.index + end };
}

/** Leaves out what lacks another rule's match near by, and rules that only others require. */
function withRequired(found: ReadonlyMap<CustomRule, readonly CustomMatch[]>, text: string): readonly CustomMatch[] {
  const all = [...found.values()].flat();
  let starts: readonly number[] | undefined;
  const placeOf = ({ span }: CustomMatch): Position => positionAt((starts ??= lineStartsOf(text)), span.start);
  const isNear = (a: CustomMatch, b: CustomMatch, lines = Infinity, columns = Infinity): boolean => {
    const [here, there] = [placeOf(a), placeOf(b)];
    return Math.abs(here.line - there.line) <= lines && Math.abs(here.character - there.character) <= columns;
  };
  return all.filter(
    (one) =>
      !one.rule.skipReport &&
      one.rule.required.every(({ id, withinLines, withinColumns }) =>
        all.some((other) => other.rule.id === id && isNear(one, other, withinLines, withinColumns)),
      ),
  );
}
