import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal, type Piece, type Refusal, type Replacement } from '../../rewriter.ts';
import { literalAround, type Item, type Literal } from './literal.ts';

export type SecretPiece = Extract<Piece, { readonly kind: 'secret' }>;

/** What stands in place of a stretch of items. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly piece: SecretPiece;
}

/** A literal with the stretches that go. */
export interface PreparedLiteral {
  readonly kind: 'prepared';
  readonly literal: Literal;
  readonly cuts: readonly Cut[];
  /** The secret is all there is. */
  readonly whole: boolean;
}

/** Finds the literal again and where in it the pieces stand. */
export function prepare(root: SyntaxNode, text: string, replacement: Replacement): PreparedLiteral | Refusal {
  const literal = literalAround(root, text, {
    start: replacement.literal.span.start,
    end: replacement.literal.span.start,
  });
  const cuts = literal === undefined ? undefined : alignPieces(literal.items, replacement.pieces);
  if (literal === undefined || cuts === undefined)
    return refusal('document-changed', 'The literal is not the one that was planned for. Look at it again.');
  return { kind: 'prepared', literal, cuts, whole: replacement.pieces.length === 1 };
}

/** A run of pieces that stay, as the items it has to be found as. */
type Token = { readonly text: string } | { readonly start: number };

/**
 * Finds the pieces that stay among the items; what is between them goes. The text that stays is taken from the source,
 * so that it keeps its spelling.
 */
function alignPieces(items: readonly Item[], pieces: readonly Piece[]): readonly Cut[] | undefined {
  const cuts: Cut[] = [];
  let position = 0;
  let pending: SecretPiece[] = [];
  for (let index = 0; index <= pieces.length;) {
    const piece = pieces[index];
    if (piece?.kind === 'secret') {
      pending.push(piece);
      index += 1;
      continue;
    }
    const next = pieces.findIndex((each, at) => at >= index && each.kind === 'secret');
    const run = pieces.slice(index, next === -1 ? pieces.length : next).flatMap(tokensOf);
    const isLast = next === -1;
    const found = isLast && pending.length > 0 ? endingAt(items, run, position) : search(items, run, position, pending);
    if (found === undefined) return undefined;
    cuts.push(...pending.map((each, at) => ({ from: at === 0 ? position : found, to: found, piece: each })));
    pending = [];
    position = found + run.length;
    index = isLast ? pieces.length + 1 : next;
  }
  return position === items.length ? cuts : undefined;
}

const tokensOf = (piece: Piece): readonly Token[] =>
  piece.kind === 'text'
    ? piece.text.split('').map((text) => ({ text }))
    : piece.kind === 'expression'
      ? [{ start: piece.span.start }]
      : [];

function matchesAt(items: readonly Item[], run: readonly Token[], position: number): boolean {
  return run.every((token, index) => {
    const item = items[position + index];
    if (item === undefined) return false;
    if ('text' in token) return item.kind === 'character' && item.character.text === token.text;
    return item.kind === 'expression' && item.span.start === token.start;
  });
}

const endingAt = (items: readonly Item[], run: readonly Token[], position: number): number | undefined => {
  const start = items.length - run.length;
  return start >= position && matchesAt(items, run, start) ? start : undefined;
};

/** Where the run starts: at once when nothing was cut before it, else at the first place after something that goes. */
function search(
  items: readonly Item[],
  run: readonly Token[],
  position: number,
  pending: readonly SecretPiece[],
): number | undefined {
  if (pending.length === 0) return matchesAt(items, run, position) ? position : undefined;
  for (let start = position + 1; start + run.length <= items.length; start += 1)
    if (matchesAt(items, run, start)) return start;
  return undefined;
}
