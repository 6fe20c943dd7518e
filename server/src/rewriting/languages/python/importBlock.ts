import { defined } from '../../../core/defined.ts';
import type { Span, SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { importedNames } from './names.ts';
import { standardModules } from './standardModules.ts';

/** Groups of imports in the order of PEP 8. */
const sections = ['future', 'standard', 'third-party', 'local'] as const;
type Section = (typeof sections)[number];

interface ImportLine {
  readonly section: Section;
  /** `import x` statements come before `from x import y` ones within a group. */
  readonly plain: boolean;
  readonly module: string;
  /** Whole lines, the last line end included. */
  readonly lines: Span;
  /** The last name of a `from x import y`. */
  readonly lastName?: SyntaxNode;
}

/** The statements at the top of a file, up to the first that is no import. */
export interface ImportBlock {
  readonly lines: readonly ImportLine[];
  /** Where code that needs the imports can stand: the start of a line. */
  readonly end: number;
  /** End of what has to come first: shebang, cookie, licence, docstring. The start of a line. */
  readonly headerEnd: number;
}

/** An import to be made. */
export interface NewImport {
  readonly module: string;
  /** `import json` or `from .app_secrets import get_secret`, without a line end. */
  readonly text: string;
  /** What a `from x import y` imports under its own name. */
  readonly member?: string;
}

/** Reads the top of a file. Statements that hold one of `literals` are code, whatever they look like. */
export function importBlockOf(
  root: SyntaxNode,
  text: string,
  literals: readonly Span[],
  ownPackages: ReadonlySet<string>,
): ImportBlock {
  let lines: ImportLine[] = [];
  let headerEnd = headerEndOf(root, text);
  let end = headerEnd;
  for (const statement of root.namedChildren) {
    if (statement.endIndex <= headerEnd || statement.type === 'comment') continue;
    const span = { start: lineStartBefore(text, statement.startIndex), end: lineEndAfter(text, statement.endIndex) };
    const sharing = root.namedChildren.filter((node) => node.startIndex < span.end && node.endIndex > span.start);
    if (!sharing.every((node) => node.type === 'comment' || belongsToTop(node))) break;
    if (literals.some(({ start }) => start < span.end)) break;
    end = span.end;
    const line = importLineOf(statement, span, ownPackages);
    if (statement.namedChildren.at(-1)?.type === 'wildcard_import') {
      // It may bind any name anew, so what is made comes below it.
      lines = [];
      headerEnd = span.end;
    } else if (line !== undefined) lines.push(line);
  }
  // Without imports, what is made goes right behind the header.
  return { lines, headerEnd, end: lines.length === 0 ? headerEnd : end };
}

/** Imports, guarded ones included, and the dunder assignments that PEP 8 puts before them. */
function belongsToTop(statement: SyntaxNode): boolean {
  if (isImport(statement)) return true;
  if (statement.type === 'try_statement' || statement.type === 'if_statement') {
    const blocks = statement.descendantsOfType('block');
    return blocks.some((block) => block.namedChildren.some(isImport)) && blocks.every(isHarmless);
  }
  const target = statement.namedChildren[0];
  return target?.type === 'assignment' && /^__\w+__$/.test(target.childForFieldName('left')?.text ?? '');
}

const isImport = (node: SyntaxNode): boolean =>
  ['import_statement', 'import_from_statement', 'future_import_statement'].includes(node.type);

const isHarmless = (block: SyntaxNode): boolean =>
  block.namedChildren.every(
    (node) =>
      isImport(node) ||
      ['pass_statement', 'comment', 'if_statement', 'try_statement'].includes(node.type) ||
      node.namedChildren[0]?.type === 'assignment',
  );

function importLineOf(statement: SyntaxNode, lines: Span, ownPackages: ReadonlySet<string>): ImportLine | undefined {
  if (statement.type === 'future_import_statement')
    return { section: 'future', plain: false, module: '__future__', lines };
  if (!isImport(statement)) return undefined;
  const module = statement.childForFieldName('module_name')?.text ?? importedNames(statement)[0]?.module ?? '';
  const plain = statement.type === 'import_statement';
  const lastName = plain ? undefined : statement.childrenForFieldName('name').at(-1);
  return { section: sectionOf(module, ownPackages), plain, module, lines, ...defined({ lastName }) };
}

function sectionOf(module: string, ownPackages: ReadonlySet<string>): Section {
  const root = module.split('.')[0] ?? '';
  if (root === '__future__') return 'future';
  if (root === '' || ownPackages.has(root)) return 'local';
  return standardModules.has(root) ? 'standard' : 'third-party';
}

/** Shebang and encoding cookie, the comments set apart by an empty line (a licence), and the docstring. */
function headerEndOf(root: SyntaxNode, text: string): number {
  let end = 0;
  const statements = root.namedChildren;
  for (const [index, node] of statements.entries()) {
    if (node.type === 'comment') {
      const next = statements[index + 1];
      const apart =
        next === undefined || /(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)/.test(text.slice(node.endIndex, next.startIndex));
      const prelude = node.startIndex === 0 ? node.text.startsWith('#!') : false;
      const cookie = node.startPosition.row < 2 && /coding[=:]\s*[-\w.]+/.test(node.text);
      if (apart || prelude || cookie || isLegal(node.text)) end = lineEndAfter(text, node.endIndex);
      continue;
    }
    const isDocstring = node.type === 'expression_statement' && /string/.test(node.namedChildren[0]?.type ?? '');
    return isDocstring ? lineEndAfter(text, node.endIndex) : end;
  }
  return end;
}

const isLegal = (comment: string): boolean => /copyright|licen[cs]e|spdx/i.test(comment);

const lineStartBefore = (text: string, offset: number): number => {
  const newline = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return offset === 0 ? 0 : newline + 1;
};

const lineEndAfter = (text: string, offset: number): number => {
  const rest = /[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
};

/**
 * Edits that put imports where they belong: into the group of their kind, sorted, or into a group of their own beside
 * the groups that are there. Whole lines only.
 */
export function insertImports(
  block: ImportBlock,
  imports: readonly NewImport[],
  text: string,
  eol: string,
  ownPackages: ReadonlySet<string>,
): readonly SpanEdit[] {
  const edits: SpanEdit[] = [];
  for (const section of sections) {
    const wanted = imports.filter(({ module }) => sectionOf(module, ownPackages) === section);
    const there = block.lines.filter((line) => line.section === section);
    if (wanted.length === 0) continue;
    if (there.length > 0) edits.push(...wanted.map((each) => insertIntoGroup(there, each, text, eol)));
    else edits.push(newGroup(block, section, wanted, text, eol, edits.length > 0));
  }
  return edits;
}

function insertIntoGroup(there: readonly ImportLine[], wanted: NewImport, text: string, eol: string): SpanEdit {
  const same = there.find(({ module, lastName }) => module === wanted.module && lastName !== undefined);
  if (same?.lastName !== undefined && wanted.member !== undefined) {
    return nameAfter(same.lastName, wanted.member, text, eol);
  }
  const plain = wanted.text.startsWith('import ');
  const alike = there.filter((line) => line.plain === plain);
  const following = alike.find((line) => line.module >= wanted.module);
  if (following !== undefined) return insertion(following.lines.start, wanted.text + eol);
  const first = there[0];
  if (alike.length === 0 && plain && first !== undefined) return insertion(first.lines.start, wanted.text + eol);
  const previous = (alike.length === 0 ? there : alike).at(-1);
  return afterLine(previous?.lines.end ?? 0, wanted.text, text, eol);
}

/** A name more in an import: on a line of its own, where the last one has one. */
function nameAfter(lastName: SyntaxNode, name: string, text: string, eol: string): SpanEdit {
  const end = lastName.endIndex;
  const indentation = text.slice(lineStartBefore(text, lastName.startIndex), lastName.startIndex);
  if (!/^[ \t]+$/.test(indentation)) return insertion(end, `, ${name}`);
  const isFollowedByComma = /^[ \t]*,[ \t]*(?:#.*)?$/m.exec(text.slice(end, lineEndAfter(text, end)))?.index === 0;
  return isFollowedByComma
    ? insertion(lineEndAfter(text, end), `${indentation}${name},${eol}`)
    : insertion(end, `,${eol}${indentation}${name}`);
}

function newGroup(
  block: ImportBlock,
  section: Section,
  wanted: readonly NewImport[],
  text: string,
  eol: string,
  hasCompany: boolean,
): SpanEdit {
  const lines = wanted.map((each) => each.text).join(eol);
  const order = sections.indexOf(section);
  const earlier = block.lines.filter((line) => sections.indexOf(line.section) < order).at(-1);
  if (earlier !== undefined) return afterLine(earlier.lines.end, eol + lines, text, eol);
  const later = block.lines[0];
  if (later !== undefined) return insertion(later.lines.start, lines + eol + eol);
  const apart = hasCompany || block.headerEnd > 0 ? eol : '';
  return afterLine(block.headerEnd, apart + lines, text, eol);
}

/** At `offset`, the start of a line, or the end of a text whose last line has no end. */
function afterLine(offset: number, lines: string, text: string, eol: string): SpanEdit {
  const open = offset > 0 && !/[\r\n]/.test(text.charAt(offset - 1));
  return insertion(offset, open ? eol + lines : lines + eol);
}

const insertion = (offset: number, newText: string): SpanEdit => ({ span: { start: offset, end: offset }, newText });
