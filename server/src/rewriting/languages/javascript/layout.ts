import type { SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { FileStyle } from './fileStyle.ts';
import { isDirective } from './position.ts';
import { declaratorsOf, importedModule, requiredModule } from './sdkUse.ts';

/** What is put at the head of a file. */
export interface Additions {
  /** An import of its own, when none could be extended. */
  readonly importLine: string | undefined;
  /** Declarations that follow the imports. */
  readonly declarations: readonly string[];
}

/** Puts additions after shebang, licence, directives and the imports that are there. */
export function insertAtHead(
  root: SyntaxNode,
  source: string,
  additions: Additions,
  style: FileStyle,
): readonly SpanEdit[] {
  const { importLine, declarations } = additions;
  const paragraph = style.lineEnd + style.lineEnd;
  const text = [importLine, ...declarations].filter((part) => part !== undefined).join(paragraph);
  if (text === '') return [];
  const head = headOf(root);
  if (head.anchor === undefined) {
    const offset = head.first?.startIndex ?? 0;
    return [{ span: { start: offset, end: offset }, newText: text + paragraph }];
  }
  const { offset, ownLine } = lineEndAfter(source, endOf(head.anchor));
  const joinsImports = head.isImport && importLine !== undefined;
  const before = joinsImports ? style.lineEnd : paragraph;
  const next = source.slice(offset);
  const isParagraph = /^\s*$|^(?:\r\n|\n|\r)[\t ]*(?:\r\n|\n|\r)/u.test(next);
  const wantsParagraph = !(joinsImports && declarations.length === 0);
  const after = !ownLine ? paragraph : isParagraph || !wantsParagraph ? '' : style.lineEnd;
  return [{ span: { start: offset, end: offset }, newText: before + text + after }];
}

/** Without semicolons a `;` at the head of the next line ends the statement before it, but belongs to the next one. */
function endOf(statement: SyntaxNode): number {
  const last = statement.lastChild;
  const before = last?.previousSibling;
  return last?.type === ';' && before && before.endPosition.row < last.startPosition.row
    ? before.endIndex
    : statement.endIndex;
}

/**
 * Puts the import of a module of the project before the others of the project. Where modules import each other in a
 * circle, one of those may call a function of this file before what is imported after it has run.
 */
export function insertProjectImport(
  root: SyntaxNode,
  source: string,
  importLine: string | undefined,
  style: FileStyle,
): readonly SpanEdit[] {
  const { anchor } = headOf(root);
  const first = root.namedChildren.find((node) => isProjectImport(node));
  const isInHead = anchor !== undefined && first !== undefined && first.startIndex <= anchor.startIndex;
  if (!isInHead || importLine === undefined || !startsLine(source, first)) {
    return insertAtHead(root, source, { importLine, declarations: [] }, style);
  }
  const offset = first.startIndex;
  const indentation = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return [{ span: { start: offset, end: offset }, newText: importLine + style.lineEnd + indentation }];
}

/** `import x from './x'` or `const x = require('./x')`; what is imported for its effect alone may have to be first. */
function isProjectImport(node: SyntaxNode): boolean {
  const specifier = isImportStatement(node)
    ? (importedModule(node) ?? requiredModule(declaratorsOf(node)[0]?.childForFieldName('value')))
    : undefined;
  return (
    specifier?.startsWith('.') === true &&
    node.namedChildren.some(({ type }) => /^import_(?:require_)?clause$|declarator/u.test(type))
  );
}

/** Alone at the start of its line, with no comment of its own above it. */
function startsLine(source: string, node: SyntaxNode): boolean {
  const lineStart = source.lastIndexOf('\n', node.startIndex - 1) + 1;
  const before = node.previousSibling;
  const isCommented = before?.type === 'comment' && node.startPosition.row - before.endPosition.row <= 1;
  return !isCommented && /^[\t ]*$/u.test(source.slice(lineStart, node.startIndex));
}

interface Head {
  /** The last directive or import of the head. */
  readonly anchor: SyntaxNode | undefined;
  readonly isImport: boolean;
  /** What comes first after the head, its comment included. */
  readonly first: SyntaxNode | undefined;
}

function headOf(root: SyntaxNode): Head {
  let anchor: SyntaxNode | undefined;
  let isImport = false;
  for (const node of root.namedChildren) {
    if (node.type === 'comment' || node.type === 'hash_bang_line') continue;
    const string = node.namedChildren[0];
    const isImportNode = isImportStatement(node);
    if (!isImportNode && (string === undefined || !isDirective(node, string))) break;
    anchor = node;
    isImport = isImportNode;
  }
  return { anchor, isImport, first: anchor === undefined ? firstAfterComments(root) : undefined };
}

function isImportStatement(node: SyntaxNode): boolean {
  if (node.type === 'import_statement') return true;
  if (node.type === 'expression_statement') return beginsWithRequire(node.namedChildren[0] ?? null);
  const declarators = declaratorsOf(node);
  return (
    declarators.length > 0 &&
    declarators.every((declarator) => beginsWithRequire(declarator.childForFieldName('value')))
  );
}

/** `require('x')`, `require('x').y`, `require('x')(z)` … */
function beginsWithRequire(node: SyntaxNode | null): boolean {
  if (node === null) return false;
  if (node.type === 'member_expression') return beginsWithRequire(node.childForFieldName('object'));
  if (node.type !== 'call_expression') return false;
  const callee = node.childForFieldName('function');
  return callee?.text === 'require' || (callee?.type !== 'identifier' && beginsWithRequire(callee));
}

const headComment =
  /licen[cs]e|copyright|SPDX-|@preserve|^\/\*!|^\/\*\s*(?:eslint|global|jshint|istanbul|prettier)\b|@ts-(?:no)?check|@flow|@jsx|@jest-environment|@file|<reference/iu;

/** The first node that is neither shebang nor a comment about the file as a whole. */
function firstAfterComments(root: SyntaxNode): SyntaxNode | undefined {
  const nodes = root.namedChildren;
  const statement = nodes.findIndex(({ type }) => type !== 'comment' && type !== 'hash_bang_line');
  const leading = nodes.slice(0, statement === -1 ? nodes.length : statement);
  const last = leading.findLastIndex((node, index) => {
    const next = nodes[index + 1];
    const isApart = next !== undefined && next.startPosition.row - node.endPosition.row > 1;
    return node.type === 'hash_bang_line' || isApart || headComment.test(node.text);
  });
  return nodes[last + 1];
}

/** The end of the line that `offset` is on, when nothing but a comment follows there; else `offset` itself. */
function lineEndAfter(source: string, offset: number): { readonly offset: number; readonly ownLine: boolean } {
  const rest = /^[\t ]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[\t ]*)?(?=[\r\n]|$)/u.exec(source.slice(offset));
  return rest === null ? { offset, ownLine: false } : { offset: offset + rest[0].length, ownLine: true };
}
