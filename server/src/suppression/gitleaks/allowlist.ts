import type { Problems } from '../problem.ts';
import { patternsIn } from './patterns.ts';
import type { Table } from './table.ts';

/** What is not to be reported: https://github.com/gitleaks/gitleaks#configuration. */
export interface Allowlist {
  /** Whether one of the criteria is enough. Criteria that are not given do not count. */
  readonly condition: 'any' | 'all';
  readonly commits: readonly string[];
  readonly paths: readonly RegExp[];
  readonly regexes: readonly RegExp[];
  readonly regexTarget: 'secret' | 'match' | 'line';
  /** Lower case; anywhere in the secret. */
  readonly stopwords: readonly string[];
  /** The rules it is for; empty: all. */
  readonly targetRules: readonly string[];
}

/** A match as allowlists look at it. It holds the value. */
export interface Match {
  readonly path: string;
  readonly secret: string;
  readonly match: string;
  /** All lines of the match. */
  readonly line: string;
}

/** Undefined, and a problem, for one that says nothing or cannot be understood. */
export function allowlistOf(table: Table, note: Problems['note']): Allowlist | undefined {
  const condition = conditionOf(table.text('condition') ?? '');
  const regexTarget = targetOf(table.text('regexTarget') ?? '');
  if (condition === undefined) note(`${table.name}: “condition” must be “OR” or “AND”.`);
  if (regexTarget === undefined) note(`${table.name}: “regexTarget” must be “secret”, “match” or “line”.`);
  if (condition === undefined || regexTarget === undefined) return undefined;
  const given = (['commits', 'paths', 'regexes', 'stopwords'] as const).map((key) => table.texts(key).length);
  const allowlist = {
    condition,
    regexTarget,
    commits: table.texts('commits').map((commit) => commit.trim().toLowerCase()),
    paths: patternsIn(table, 'paths', note),
    regexes: patternsIn(table, 'regexes', note),
    stopwords: table.texts('stopwords').map((word) => word.toLowerCase()),
    targetRules: table.texts('targetRules'),
  };
  if (given.every((count) => count === 0)) {
    note(`${table.name}: give at least one of commits, paths, regexes and stopwords.`);
    return undefined;
  }
  // One of its patterns is missing: with “all” it would hide more than it should.
  const isWhole = allowlist.paths.length === given[1] && allowlist.regexes.length === given[2];
  return isWhole || condition === 'any' ? allowlist : undefined;
}

function conditionOf(text: string): Allowlist['condition'] | undefined {
  const upper = text.toUpperCase();
  if (upper === '' || upper === 'OR' || upper === '||') return 'any';
  return upper === 'AND' || upper === '&&' ? 'all' : undefined;
}

const targetOf = (text: string): Allowlist['regexTarget'] | undefined => {
  if (text === '' || text === 'secret') return 'secret';
  return text === 'match' || text === 'line' ? text : undefined;
};

/** Whether a match is allowed. There is no commit in a folder, so what asks for one is not met. */
export function allows(allowlist: Allowlist, found: Match): boolean {
  const { condition, commits, paths, regexes, regexTarget, stopwords } = allowlist;
  const secret = found.secret.toLowerCase();
  const checks = [
    ...(commits.length === 0 ? [] : [() => false]),
    ...(paths.length === 0 ? [] : [() => paths.some((path) => matches(path, found.path))]),
    ...(stopwords.length === 0 ? [] : [() => stopwords.some((word) => secret.includes(word))]),
    ...(regexes.length === 0 ? [] : [() => regexes.some((regex) => matches(regex, found[regexTarget]))]),
  ];
  return condition === 'all' ? checks.every((check) => check()) : checks.some((check) => check());
}

/** Patterns are global; each use starts at the front. Nothing matches an empty text, as in gitleaks. */
export function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return text !== '' && pattern.test(text);
}
