import { normalizedPath } from './ignore.ts';
import type { Ignore } from './ignore.ts';
import { problemsOf } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * Reads `.gitleaksignore`: `file:rule:line`, or the same behind a commit and a colon. A commit says in which one the
 * secret came in; here the files as they are now are looked at, so it does not count. Where the rule is one of
 * gitleaks' own that we do not have, whatever we find on the line is meant.
 */
export function parseGitleaksIgnore(
  text: string,
  file: string,
  isOurRule: (id: string) => boolean,
): { readonly ignores: readonly Ignore[]; readonly problems: readonly Problem[] } {
  const problems = problemsOf(file);
  const ignores = text.split(/\r\n|\n|\r/).flatMap((whole, index): readonly Ignore[] => {
    const what = whole.trim();
    if (what === '' || what.startsWith('#')) return [];
    const parts = what.split(':');
    const [path = '', rule = '', number = ''] = parts.length === 4 ? parts.slice(1) : parts;
    if (parts.length < 3 || parts.length > 4 || !/^\d+$/.test(number)) {
      problems.note('Write “file:rule:line”, or “commit:file:rule:line”.', index + 1);
      return [];
    }
    const about = normalizedPath(path);
    const line = Number(number);
    const isMeant = (id: string): boolean => id === rule || !isOurRule(rule);
    const hides: Ignore['hides'] = (place) => place.path === about && place.line === line && isMeant(place.rule);
    return [{ file, line: index + 1, what, about, hides }];
  });
  return { ignores, problems: problems.all };
}
