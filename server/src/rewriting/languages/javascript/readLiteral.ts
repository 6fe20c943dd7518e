import type { Span } from '../../../core/span.ts';
import { refusal, type LiteralReading, type ParsedSource, type Refusal } from '../../rewriter.ts';
import { literalNodeAt, literalOf, segmentsOf, type SourceLiteral } from './literal.ts';
import { unreachableAt } from './position.ts';

/** The literal around `secret`, or why there is none that could be replaced. */
export function readLiteral(source: ParsedSource, secret: Span): LiteralReading | Refusal {
  const node = literalNodeAt(source, secret);
  if (node === undefined) {
    const other = source.tree.rootNode.descendantForIndex(secret.start);
    return (other === null ? undefined : unreachableAt(other)) ?? noLiteral;
  }
  if (isBroken(node)) return doesNotParse;
  const unreachable = unreachableAt(node);
  if (unreachable !== undefined) return unreachable;
  if (secret.start === secret.end) return refusal('empty-value', 'The value is empty.');
  const literal = literalOf(source, node);
  if (literal === undefined) return refusal('not-a-literal', 'The literal holds an escape that is not understood.');
  const place = placeOf(literal, secret);
  if (place === undefined) return noLiteral;
  const segments = segmentsOf(literal);
  const segment = segments[place.segment];
  if (segment?.kind !== 'text') return noLiteral;
  const value = segment.text.slice(place.start, place.end);
  if (/\p{Surrogate}/u.test(value)) {
    return refusal('not-unicode-text', 'The value is no Unicode text: it holds half of a surrogate pair.');
  }
  return { kind: 'literal', span: literal.span, segments, secret: place, bytes: false };
}

const noLiteral = refusal(
  'not-a-literal',
  'The value is not the text of a string or template literal. Only such a literal can be replaced by a call.',
);

const doesNotParse = refusal('does-not-parse', 'The code around the value has a syntax error. Mend it first.');

/**
 * A syntax error elsewhere does no harm, but one in the statement at the top of the file that holds the literal makes
 * it unsure in which function the literal stands.
 */
function isBroken(node: NonNullable<ReturnType<typeof literalNodeAt>>): boolean {
  let statement = node;
  while (statement.parent !== null && statement.parent.parent !== null) statement = statement.parent;
  const root = statement.parent;
  return (
    statement.hasError || root === null || root.type === 'ERROR' || root.children.some(({ type }) => type === 'ERROR')
  );
}

/** Where the secret part is in the decoded text. Undefined when it begins or ends within an escape, or holds code. */
function placeOf(literal: SourceLiteral, secret: Span): LiteralReading['secret'] | undefined {
  let segments = 0;
  let position = 0;
  let start: number | undefined;
  let previous: 'text' | 'expression' | undefined;
  for (const unit of literal.operands.flatMap(({ content }) => content)) {
    if (previous !== 'text' || unit.kind === 'expression') segments += 1;
    const begins = unit.span.start < secret.end;
    if (start !== undefined && (unit.kind === 'expression' || !begins)) {
      return begins ? undefined : { segment: segments - (unit.kind === 'expression' ? 2 : 1), start, end: position };
    }
    if (unit.kind === 'text') {
      if (previous !== 'text') position = 0;
      const inside = unit.span.start >= secret.start && unit.span.end <= secret.end;
      const outside = unit.span.end <= secret.start || !begins;
      if (!inside && !outside) return undefined;
      if (inside) start ??= position;
      position += unit.text.length;
    }
    previous = unit.kind;
  }
  return start === undefined ? undefined : { segment: segments - 1, start, end: position };
}
