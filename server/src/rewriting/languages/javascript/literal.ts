import { contains, type Span } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { ParsedSource, Segment } from '../../rewriter.ts';
import { byteArrayAt, bytesIn } from './byteArray.ts';
import { decode, type LiteralForm, type Unit } from './decode.ts';
import { ancestorsOf } from './walk.ts';

export interface Interpolation {
  readonly kind: 'expression';
  /** The expression without `${` and `}`. */
  readonly span: Span;
}

/** One operand of a static concatenation: a string, a template, or a parenthesised concatenation of such; or an array of bytes. */
export interface Operand {
  readonly span: Span;
  readonly form: LiteralForm | 'group' | 'bytes';
  readonly content: readonly (Unit | Interpolation)[];
}

/** A literal as it stands in the source, whole: all operands of a static concatenation. */
export interface SourceLiteral {
  /** The string or template that was asked for; where the walk to the root begins. */
  readonly node: SyntaxNode;
  /** What the literal is a child of: the place that a replacement of the whole literal is put into. */
  readonly parent: SyntaxNode | undefined;
  readonly span: Span;
  readonly operands: readonly Operand[];
  /** Whether the literal is, or is part of, a chain of `+`. */
  readonly concatenated: boolean;
}

const spanOf = (node: SyntaxNode): Span => ({ start: node.startIndex, end: node.endIndex });

/** The string, template or array of bytes at `span`; where several lie in it, the first. */
export function literalNodeAt(source: ParsedSource, span: Span): SyntaxNode | undefined {
  let node = source.tree.rootNode.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  const covering = node;
  while (node !== null && !isLiteral(node) && isInsideLiteral(node)) node = node.parent;
  if (node !== null && isLiteral(node)) return node;
  return covering === null ? undefined : (byteArrayAt(covering) ?? firstLiteralIn(covering, span));
}

/** The literal that `node` is, or is an operand of; undefined when it holds an escape that is not understood. */
export function literalOf(source: ParsedSource, node: SyntaxNode): SourceLiteral | undefined {
  const { text } = source.snapshot;
  if (node.type === 'array') return byteLiteral(node);
  const members = chainAround(node);
  const index = members.findIndex((member) => contains(spanOf(member), spanOf(node)));
  const inAttribute = members.length === 1 && node.parent?.type === 'jsx_attribute';
  const operands = members.map((member) => operandOf(text, member, inAttribute));
  const own = operands[index];
  if (own === undefined) return undefined;
  let first = index;
  let last = index;
  while (operands[first - 1] !== undefined) first -= 1;
  while (operands[last + 1] !== undefined) last += 1;
  const run = operands.slice(first, last + 1).filter((operand) => operand !== undefined);
  const span = { start: run[0]?.span.start ?? 0, end: run.at(-1)?.span.end ?? 0 };
  return {
    node,
    parent: parentOf(members[index] ?? node, span),
    span,
    operands: run,
    concatenated: members.length > 1,
  };
}

function byteLiteral(array: SyntaxNode): SourceLiteral | undefined {
  const text = bytesIn(array);
  if (text === undefined) return undefined;
  const span = spanOf(array);
  const operands = [{ span, form: 'bytes', content: [{ kind: 'text', text, span }] }] as const;
  return { node: array, parent: array.parent ?? undefined, span, operands, concatenated: false };
}

/** Decoded, adjacent texts joined. */
export const segmentsOf = ({ operands }: Pick<SourceLiteral, 'operands'>): readonly Segment[] => joined(operands);

/** The same of one string or template, whatever stands around it; nothing when an escape is not understood. */
export function segmentsIn({ snapshot }: ParsedSource, node: SyntaxNode): readonly Segment[] {
  const operand = operandOf(snapshot.text, node);
  return operand === undefined ? [] : joined([operand]);
}

function joined(operands: readonly Operand[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const unit of operands.flatMap(({ content }) => content)) {
    const last = segments.at(-1);
    if (unit.kind === 'expression') segments.push(unit);
    else if (last?.kind === 'text') segments[segments.length - 1] = { kind: 'text', text: last.text + unit.text };
    else segments.push({ kind: 'text', text: unit.text });
  }
  return segments;
}

const isLiteral = (node: SyntaxNode): boolean => node.type === 'string' || node.type === 'template_string';

const isInsideLiteral = (node: SyntaxNode): boolean =>
  node.parent !== null &&
  ((isLiteral(node.parent) && node.type !== 'template_substitution') ||
    node.type === 'escape_sequence' ||
    node.type === 'string_fragment');

function firstLiteralIn(node: SyntaxNode, span: Span): SyntaxNode | undefined {
  for (const child of node.children) {
    if (child.endIndex <= span.start || child.startIndex >= span.end) continue;
    const found = isLiteral(child) ? child : firstLiteralIn(child, span);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isSum = (node: SyntaxNode): boolean =>
  node.type === 'binary_expression' && node.childForFieldName('operator')?.type === '+';

/** The operands of the widest chain of `+` that the literal is part of, from left to right. */
function chainAround(node: SyntaxNode): readonly SyntaxNode[] {
  let top = node;
  let current = node;
  for (const parent of ancestorsOf(node)) {
    if (isSum(parent)) top = parent;
    else if (parent.type !== 'parenthesized_expression' || !isStatic(current)) break;
    current = parent;
  }
  return isSum(top) ? addends(top) : [top];
}

/** Not by recursion: generated files have chains of thousands. */
function addends(sum: SyntaxNode): readonly SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  let rest = sum;
  while (isSum(rest)) {
    const left = rest.childForFieldName('left');
    const right = rest.childForFieldName('right');
    if (left === null || right === null) break;
    operands.push(right);
    rest = left;
  }
  return [rest, ...operands.reverse()];
}

/** A literal, or a concatenation of nothing but literals. */
function isStatic(node: SyntaxNode): boolean {
  if (isLiteral(node)) return true;
  if (node.type === 'parenthesized_expression') return node.namedChildren.every(isStatic);
  return isSum(node) && addends(node).every(isStatic);
}

function operandOf(text: string, node: SyntaxNode, inAttribute = false): Operand | undefined {
  if (!isStatic(node)) return undefined;
  if (!isLiteral(node)) {
    const inner = node.type === 'parenthesized_expression' ? node.namedChildren : addends(node);
    const operands = inner.map((member) => operandOf(text, member));
    if (operands.includes(undefined)) return undefined;
    return { span: spanOf(node), form: 'group', content: operands.flatMap((operand) => operand?.content ?? []) };
  }
  const form = node.type === 'template_string' ? 'template' : inAttribute ? 'jsx-attribute' : 'quoted';
  const content = contentOf(text, node, form);
  return content === undefined ? undefined : { span: spanOf(node), form, content };
}

function contentOf(text: string, node: SyntaxNode, form: LiteralForm): Operand['content'] | undefined {
  const content: (Unit | Interpolation)[] = [];
  let position = node.startIndex + 1;
  for (const child of [...node.namedChildren.filter(({ type }) => type === 'template_substitution'), undefined]) {
    const units = decode(text, { start: position, end: child?.startIndex ?? node.endIndex - 1 }, form);
    if (units === undefined) return undefined;
    content.push(...units);
    if (child === undefined) break;
    content.push({ kind: 'expression', span: { start: child.startIndex + 2, end: child.endIndex - 1 } });
    position = child.endIndex;
  }
  return content;
}

/** The innermost node that is wider than `span`. */
function parentOf(node: SyntaxNode, span: Span): SyntaxNode | undefined {
  return [node, ...ancestorsOf(node)].find(
    ({ startIndex, endIndex }) => startIndex < span.start || endIndex > span.end,
  );
}
