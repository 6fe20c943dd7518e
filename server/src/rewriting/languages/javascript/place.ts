import type { SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal, type ParsedSource, type Refusal, type Replacement, type Style } from '../../rewriter.ts';
import { editOf, type Reading, type SecretPiece } from './expression.ts';
import type { FileStyle } from './fileStyle.ts';
import { literalNodeAt, literalOf, type SourceLiteral } from './literal.ts';
import { positionOf, unreachableAt, type Position } from './position.ts';
import { ancestorsOf } from './walk.ts';

/** A replacement that can be made, and what its place asks for. */
export interface Place {
  readonly kind: 'place';
  readonly replacement: Replacement;
  readonly literal: SourceLiteral;
  readonly position: Position;
  /** Within a function: run after the top of the file. */
  readonly deferred: boolean;
}

/** Finds the literal of a replacement again and decides whether the style can serve its place. */
export function placeFor(
  source: ParsedSource,
  replacement: Replacement,
  style: Style,
  topLevelAwait: boolean,
): Place | Refusal {
  const { span } = replacement.literal;
  const node = literalNodeAt(source, span);
  const literal = node === undefined ? undefined : literalOf(source, node);
  if (node === undefined || literal?.span.start !== span.start || literal.span.end !== span.end) {
    return refusal('document-changed', 'The literal is no longer where it was. Look for it again.');
  }
  const unreachable = unreachableAt(node);
  if (unreachable !== undefined) return unreachable;
  const position = positionOf(node, topLevelAwait);
  if (style === 'inline' && position.inline !== undefined) return position.inline;
  return { kind: 'place', replacement, literal, position, deferred: isDeferred(node) };
}

export const secretsOf = (place: Place): readonly SecretPiece[] =>
  place.replacement.pieces.filter((piece) => piece.kind === 'secret');

/** The edits of one place: the literal itself, and what around it only suits a literal. */
export function editsOf(source: string, place: Place, reading: Reading, style: FileStyle): readonly SpanEdit[] {
  const { literal, position, replacement } = place;
  const edit = editOf(source, literal, replacement.pieces, reading, style);
  const inAttribute = literal.operands[0]?.form === 'jsx-attribute';
  const newText = inAttribute ? `{${edit.newText}}` : position.computed ? `[${edit.newText}]` : edit.newText;
  return [{ span: edit.span, newText: separator(literal, edit, newText) + newText }, ...constAssertion(literal)];
}

/** A statement that now begins with `(` or a backtick must not continue the one before it. */
function separator(literal: SourceLiteral, edit: SpanEdit, newText: string): string {
  if (!/^[(`[]/u.test(newText)) return '';
  const statement = ancestorsOf(literal.node).find(({ type }) => type === 'expression_statement');
  if (statement?.startIndex !== edit.span.start) return '';
  const before = statement.previousNamedSibling;
  const continues = before !== null && /_(?:statement|declaration)$/u.test(before.type) && !/[;}]$/u.test(before.text);
  return continues ? ';' : '';
}

/** `as const` and `<const>` are for literals alone. */
function constAssertion(literal: SourceLiteral): readonly SpanEdit[] {
  let inner = literal.span;
  for (let node = literal.parent; node !== undefined; node = node.parent ?? undefined) {
    if (node.type === 'as_expression' && /^\s*as\s+const$/u.test(node.text.slice(inner.end - node.startIndex))) {
      return [{ span: { start: inner.end, end: node.endIndex }, newText: '' }];
    }
    if (node.type === 'type_assertion' && node.namedChildren[0]?.text.replace(/\s/gu, '') === '<const>') {
      return [{ span: { start: node.startIndex, end: inner.start }, newText: '' }];
    }
    if (node.type !== 'parenthesized_expression') return [];
    inner = { start: node.startIndex, end: node.endIndex };
  }
  return [];
}

const isDeferred = (node: SyntaxNode): boolean =>
  ancestorsOf(node).some(({ type }) => /function|^method_definition$/u.test(type));
