import type { Span } from '../core/span.ts';
import { endOfLine, startOfLine } from '../syntax/lexical/literal.ts';

/**
 * What people write into a comment to have a finding ignored. Ours; gitleaks; detect-secrets; bandit; Sonar;
 * secretlint; trufflehog; semgrep; kingfisher; betterleaks.
 */
const onTheLine =
  /unhardcode:ignore(?!-next-line)|gitleaks:allow|pragma:\s?(?:allow|white)list[ -]?secret|#\s?nosec\b|\/\/\s?nosec\b|#nosec|\bNOSONAR\b|secretlint-disable-line|trufflehog:\s?ignore|nosemgrep|kingfisher:ignore|ggignore|betterleaks:allow/i;
const onTheLineBefore =
  /unhardcode:ignore-next-line|pragma:\s?(?:allow|white)list[ -]?nextline[ -]?secret|secretlint-disable-next-line|^\s*(?:\/\/|#|--|;|\/\*|<!--)\s*nosemgrep/i;

/** Cheap test whether any such comment may stand in the text. */
export const mayBeSuppressed = (text: string): boolean =>
  /:ignore|:allow|list[ -]?(?:next)?|nosec|NOSONAR|secretlint-|nosem|ggignore|trufflehog/i.test(text) &&
  (onTheLine.test(text) || onTheLineBefore.test(text));

const longestLine = 2000;

/** Whether a comment on the line of the finding, on its last line, or on the line above asks to ignore it. */
export function isSuppressed(text: string, span: Span): boolean {
  const start = startOfLine(text, span.start, longestLine);
  const end = endOfLine(text, span.end, longestLine);
  if (onTheLine.test(text.slice(start, span.start)) || onTheLine.test(text.slice(span.end, end))) return true;
  const before = start === 0 ? 0 : start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
  return start > 0 && onTheLineBefore.test(text.slice(startOfLine(text, before, longestLine), before));
}
