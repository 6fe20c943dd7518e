import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Finding } from '../core/finding.ts';
import type { SpanEdit } from '../core/span.ts';

/** How a line comment starts, by language identifier. A language without one (JSON) has no row. */
const commentStarts: Readonly<Record<string, string>> = {
  ...rows('//', ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'jsonc', 'java', 'kotlin', 'scala']),
  ...rows('//', ['csharp', 'go', 'rust', 'php', 'c', 'cpp', 'objective-c', 'swift', 'dart', 'groovy', 'scss', 'less']),
  ...rows('#', ['python', 'ruby', 'perl', 'r', 'elixir', 'shellscript', 'powershell', 'yaml', 'dockercompose', 'toml']),
  ...rows('#', ['dotenv', 'properties', 'dockerfile', 'makefile', 'terraform', 'hcl', 'julia', 'coffeescript']),
  ...rows('--', ['sql', 'lua', 'haskell']),
  ...rows(';', ['ini', 'clojure', 'lisp']),
};

function rows(start: string, languages: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map((language) => [language, start]));
}

/**
 * A comment of its own above the line of the finding, so that it is one in formats too that know none at the end of a
 * line. Undefined where it would not be a comment: in a language without one, or inside a literal of several lines.
 */
export function ignoreEdit({ text, languageId }: DocumentSnapshot, { span }: Finding): SpanEdit | undefined {
  const comment = commentStarts[languageId];
  const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  const before = text.slice(lineStart, span.start);
  if (comment === undefined || !/["'`=:]/.test(before)) return undefined;
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return {
    span: { start: lineStart, end: lineStart },
    newText: `${indentation}${comment} unhardcode:ignore-next-line${lineEnd}`,
  };
}
