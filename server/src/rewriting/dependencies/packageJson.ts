import { modify, parse, type ParseError } from 'jsonc-parser';
import type { SpanEdit } from '../../core/span.ts';
import { lineEndOf, type Manifest } from './manifest.ts';

/** Lists of npm's manifest that make a package available. One in `devDependencies` alone is bundled by its project. */
const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

export const packageJson: Manifest = {
  ecosystem: 'npm',
  paths: ['package.json'],
  add(text, { name, version }): readonly SpanEdit[] | undefined {
    const errors: ParseError[] = [];
    const manifest: unknown = parse(text, errors);
    if (errors.length > 0 || !isObject(manifest)) return undefined;
    if (lists.some((list) => isObject(manifest[list]) && name in manifest[list])) return undefined;
    const isThere = isObject(manifest['dependencies']);
    const path = isThere ? ['dependencies', name] : ['dependencies'];
    const edits = modify(text, path, isThere ? version : { [name]: version }, {
      formattingOptions: { ...indentationOf(text), eol: lineEndOf(text) },
      getInsertionIndex: (names) => (isThere ? packageIndex(names, name) : listIndex(names)),
    });
    return edits.map(({ offset, length, content }) => ({
      span: { start: offset, end: offset + length },
      newText: content,
    }));
  },
};

/** Before the first name that sorts after it, as npm orders them; at the end of a list that is not sorted. */
function packageIndex(names: readonly string[], name: string): number {
  const before = (a: string, b: string): boolean => a.localeCompare(b, 'en') < 0;
  const sorted = names.every((each, index) => index === 0 || !before(each, names[index - 1] ?? ''));
  const index = sorted ? names.findIndex((each) => before(name, each)) : -1;
  return index === -1 ? names.length : index;
}

/** `dependencies` stands before `devDependencies` by custom, else at the end. */
function listIndex(names: readonly string[]): number {
  const index = names.indexOf('devDependencies');
  return index === -1 ? names.length : index;
}

function indentationOf(text: string): { readonly insertSpaces: boolean; readonly tabSize: number } {
  const indentation = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  return { insertSpaces: !indentation.startsWith('\t'), tabSize: indentation.length };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
