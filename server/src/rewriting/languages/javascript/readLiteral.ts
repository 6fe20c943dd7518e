import { contains, type Span } from '../../../core/span.ts';
import { refusal, type LiteralReading, type ParsedSource, type Refusal } from '../../rewriter.ts';
import { literalNodeAt, literalOf, segmentsOf, type Operand, type SourceLiteral } from './literal.ts';
import { unreachableAt } from './position.ts';
import { ancestorsOf } from './walk.ts';

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
  if (node.type === 'array') return binaryReading(literal);
  const place = placeOf(literal, secret);
  if (place === undefined) return noLiteral;
  const segments = segmentsOf(literal);
  const segment = segments[place.segment];
  if (segment?.kind !== 'text') return noLiteral;
  const value = segment.text.slice(place.start, place.end);
  if (/\p{Surrogate}/u.test(value)) {
    return refusal('not-unicode-text', 'The value is no Unicode text: it holds half of a surrogate pair.');
  }
  return { kind: 'literal', span: literal.span, segments, secret: place, binary: false };
}

/** All of the bytes, whichever of them were found. */
function binaryReading(literal: SourceLiteral): LiteralReading {
  const segments = segmentsOf(literal);
  const end = lengthOf(literal.operands.flatMap(({ content }) => content));
  return { kind: 'literal', span: literal.span, segments, secret: { segment: 0, start: 0, end }, binary: true };
}

const noLiteral = refusal(
  'not-a-literal',
  'The value is not the text of a string or template literal, nor all bytes of a Uint8Array or Buffer. Only such a literal can be replaced by a call.',
);

const doesNotParse = refusal('does-not-parse', 'The code around the value has a syntax error. Mend it first.');

/**
 * A syntax error elsewhere does no harm, but one in the statement at the top of the file that holds the literal makes
 * it unsure in which function the literal stands.
 */
function isBroken(node: NonNullable<ReturnType<typeof literalNodeAt>>): boolean {
  if (!node.tree.rootNode.hasError) return false;
  const [root, statement = node] = [...ancestorsOf(node)].reverse();
  return statement.hasError || root?.type !== 'program' || root.children.some(({ type }) => type === 'ERROR');
}

/** Where the secret part is in the decoded text. Undefined when it begins or ends within an escape, or holds code. */
function placeOf(literal: SourceLiteral, secret: Span): LiteralReading['secret'] | undefined {
  const content = literal.operands.flatMap((operand) => operand.content);
  const first = content.findIndex(({ span }) => span.end > secret.start);
  const last = content.findLastIndex(({ span }) => span.start < secret.end);
  const inside = content.slice(first, last + 1);
  if (first === -1 || inside.length === 0 || inside.some(({ kind }) => kind === 'expression')) return undefined;
  if (inside.some(({ span }) => !contains(secret, span))) return undefined;
  const before = content.slice(0, first);
  const segmentStart = before.findLastIndex(({ kind }) => kind === 'expression') + 1;
  const start = lengthOf(before.slice(segmentStart));
  return { segment: segmentsIn(before.slice(0, segmentStart)), start, end: start + lengthOf(inside) };
}

/** UTF-16 units of the decoded text. */
const lengthOf = (content: Operand['content']): number =>
  content.reduce((length, unit) => length + (unit.kind === 'text' ? unit.text.length : 0), 0);

/** How many segments the content makes: each run of text is one, each expression is one. */
const segmentsIn = (content: Operand['content']): number =>
  content.filter(({ kind }, index) => kind === 'expression' || content[index - 1]?.kind !== 'text').length;
