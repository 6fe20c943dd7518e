import type { SpanEdit } from '../../core/span.ts';
import { insertAt, lineEndOf, type Manifest } from './manifest.ts';
import { normalizedName, requirementName, sortedIndex } from './pythonRequirement.ts';

/** pip's requirements files. An `.in` file is the source that pip-tools compiles the `.txt` from. */
export const requirementsTxt: Manifest = {
  ecosystem: 'pypi',
  paths: [
    'requirements.in',
    'requirements.txt',
    'requirements/base.in',
    'requirements/base.txt',
    'requirements/common.txt',
    'requirements/production.txt',
    'requirements/prod.txt',
    'requirements/main.txt',
    'requirements/requirements.txt',
  ],
  add(text, { name, version }): readonly SpanEdit[] | undefined {
    const lines = requirementLines(text);
    const wanted = normalizedName(name);
    if (lines.some((line) => line.name === wanted)) return undefined;
    const index = sortedIndex(
      lines.map((line) => line.name),
      wanted,
    );
    const eol = lineEndOf(text);
    const following = lines[index];
    if (following !== undefined) return insertAt(following.start, `${name}${version}${eol}`);
    const previous = lines.at(-1);
    if (previous !== undefined && previous.end < text.length) return insertAt(previous.end, `${name}${version}${eol}`);
    const open = text !== '' && !/[\r\n]$/.test(text);
    return insertAt(text.length, `${open ? eol : ''}${name}${version}${eol}`);
  },
};

interface RequirementLine {
  readonly name: string;
  readonly start: number;
  /** After the line end, continued lines included. */
  readonly end: number;
}

/** The lines that name a package. A backslash at the end of a line continues it (hashes are written so). */
function requirementLines(text: string): readonly RequirementLine[] {
  const lines: RequirementLine[] = [];
  for (const match of text.matchAll(/(?:[^\r\n]*\\(?:\r\n|\n|\r))*[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const name = requirementName(match[0].replace(/[\r\n]+$/, ''));
    if (name !== undefined) lines.push({ name, start: match.index, end: match.index + match[0].length });
  }
  return lines;
}
