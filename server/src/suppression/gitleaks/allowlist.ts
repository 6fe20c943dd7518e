import type { RE2JS } from 're2js';

/** What is not to be reported: https://github.com/gitleaks/gitleaks#configuration. */
export interface Allowlist {
  /** Whether one of the criteria is enough. Criteria that are not given do not count. */
  readonly condition: 'any' | 'all';
  readonly commits: readonly string[];
  readonly paths: readonly RE2JS[];
  readonly regexes: readonly RE2JS[];
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

/** Nothing matches an empty text, as in gitleaks. */
export const matches = (pattern: RE2JS, text: string): boolean => text !== '' && pattern.test(text);
