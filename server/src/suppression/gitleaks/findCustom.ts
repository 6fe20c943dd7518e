import type { Matcher, RE2JS } from 're2js';
import { lineStartsOf, positionAt } from '../../core/lines.ts';
import type { Position } from '../../core/lines.ts';
import type { Span } from '../../core/span.ts';
import { entropyOf } from '../../detection/judgement/randomness.ts';
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
  /** In steps of a rule each. */
  find(text: string, path: string): Generator<void, readonly CustomMatch[]>;
}

/** Runs rules as gitleaks does: on the whole text when one of their keywords is anywhere in it. */
export function customFinder({ rules }: Pick<GitleaksRules, 'rules'>): CustomFinder {
  const keywordsIn = keywordFinder(rules.flatMap(({ keywords }) => keywords));
  return {
    *find(text, path) {
      const present = keywordsIn(text);
      const found: CustomMatch[] = [];
      for (const rule of rules) {
        const { keywords } = rule;
        if (keywords.length > 0 && !keywords.some((keyword) => present.has(keyword))) continue;
        found.push(...matchesOf(rule, text, path));
        yield;
      }
      return withRequired(found, text);
    },
  };
}

function matchesOf(rule: CustomRule, text: string, path: string): readonly CustomMatch[] {
  if (rule.path !== undefined && !matches(rule.path, path)) return [];
  const found: CustomMatch[] = [];
  for (const match of everyMatch(rule.regex, text)) {
    const span = secretSpanOf(rule, match);
    const secret = text.slice(span.start, span.end);
    if (secret === '' || (rule.entropy !== 0 && entropyOf(secret) <= rule.entropy)) continue;
    const [start, end] = [match.start(), match.end()];
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, endOfLine(text, end));
    const place = { path, secret, match: text.slice(start, end), line };
    if (!rule.allowlists.some((list: Allowlist) => allows(list, place))) found.push({ rule, span, match: place });
  }
  return found;
}

/**
 * All matches. Whether there is one, the engine tells ten times as fast as where it is, so it is asked that first, of
 * the text and of what is left of it behind each match: with one character more, since patterns look at the one before.
 */
function* everyMatch(pattern: RE2JS, text: string): Generator<Matcher> {
  let rest = text;
  const matcher = pattern.matcher(text);
  while (pattern.test(rest) && matcher.find()) {
    yield matcher;
    rest = text.slice(Math.max(0, matcher.end() - 1));
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The group that is asked for; else the first that is not empty; else all, without line breaks around it. */
function secretSpanOf({ secretGroup }: CustomRule, match: Matcher): Span {
  const spanOf = (group: number): Span => ({ start: match.start(group), end: match.end(group) });
  const groups = secretGroup > 0 ? [secretGroup] : Array.from({ length: match.groupCount() }, (_, index) => index + 1);
  const group = groups.map(spanOf).find(({ start, end }) => end > start);
  if (group !== undefined) return group;
  const all = spanOf(0);
  if (secretGroup > 0) return { start: all.start, end: all.start };
  const text = match.group() ?? '';
  const before = /^\n*/.exec(text)?.[0].length ?? 0;
  return { start: all.start + before, end: all.start + Math.max(before, text.replace(/\n+$/, '').length) };
}

/** Leaves out what lacks another rule's match near by, and rules that only others require. */
function withRequired(all: readonly CustomMatch[], text: string): readonly CustomMatch[] {
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
