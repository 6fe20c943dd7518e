import type { SpanEdit, Span } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import type { Piece } from '../../rewriter.ts';
import type { Unit } from './decode.ts';
import type { FileStyle } from './fileStyle.ts';
import type { Interpolation, Operand, SourceLiteral } from './literal.ts';
import { escapeText, quoteText, writeUnits } from './quoting.ts';

export type SecretPiece = Extract<Piece, { readonly kind: 'secret' }>;

/** How the file reads a secret in the place of a literal. */
export interface Reading {
  /** The call with its `await`, percent-encoded where the piece asks for it. */
  expression(piece: SecretPiece): string;
}

/** A unit of the source, or something that takes the place of units. */
type Part = Unit | Interpolation | Exclude<Piece, { readonly kind: 'expression' }>;

const isUnit = (part: Part): part is Unit => part.kind === 'text' && 'span' in part;

/** The smallest edit that puts `pieces` in the place of the literal. */
export function editOf(
  source: string,
  literal: SourceLiteral,
  pieces: readonly Piece[],
  reading: Reading,
  style: FileStyle,
): SpanEdit {
  const { from, to, middle } = align(literal, pieces);
  const touched = operandsBetween(literal, from, to);
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('nothing to replace');
  const parts = [...contentBefore(first, from), ...middle, ...contentAfter(last, to)];
  const [only] = parts;
  const span = { start: first.span.start, end: last.span.end };
  if (parts.length === 1 && only?.kind === 'secret') {
    return { span, newText: inPlace(reading.expression(only), literal, span) };
  }
  if (touched.length === 1 && first.form === 'template')
    return editInTemplate(source, literal, { from, to, middle }, reading);
  const asSum = (literal.concatenated || !style.templates) && parts.every(({ kind }) => kind !== 'expression');
  const newText = asSum ? sumOf(source, parts, reading, style) : templateOf(source, parts, reading);
  return { span, newText: asSum && !literal.concatenated ? sumInPlace(newText, literal, span) : newText };
}

interface Alignment {
  /** Offsets in the source: what lies before and after stays. */
  readonly from: number;
  readonly to: number;
  readonly middle: readonly Part[];
}

/** Keeps the text at both ends that the pieces leave as it is. */
function align(literal: SourceLiteral, pieces: readonly Piece[]): Alignment {
  const content = literal.operands.flatMap((operand) => operand.content);
  const firstSecret = pieces.findIndex(({ kind }) => kind === 'secret');
  const lastSecret = pieces.findLastIndex(({ kind }) => kind === 'secret');
  const head = countMatching(content, pieces.slice(0, firstSecret));
  const tail = countMatching([...content].reverse(), pieces.slice(lastSecret + 1).reverse(), reversed);
  if (head === undefined || tail === undefined || head + tail > content.length) {
    return { from: literal.span.start, to: literal.span.end, middle: pieces.map(partOf) };
  }
  const inner = content.slice(head, content.length - tail);
  return {
    from: inner[0]?.span.start ?? literal.span.start,
    to: inner.at(-1)?.span.end ?? literal.span.end,
    middle: pieces.slice(firstSecret, lastSecret + 1).map(partOf),
  };
}

const partOf = (piece: Piece): Part => piece;

/** By UTF-16 units, as lengths are counted. */
const reversed = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charAt(text.length - 1 - index)).join('');

/** How many units at the head of `content` the pieces stand for; undefined when they say something else. */
function countMatching(
  content: readonly (Unit | Interpolation)[],
  pieces: readonly Piece[],
  order: (text: string) => string = (text) => text,
): number | undefined {
  let position = 0;
  for (const piece of pieces) {
    if (piece.kind === 'secret') return undefined;
    if (piece.kind === 'expression') {
      const unit = content[position];
      if (unit?.kind !== 'expression' || unit.span.start !== piece.span.start) return undefined;
      position += 1;
      continue;
    }
    const wanted = order(piece.text);
    let text = '';
    while (text.length < wanted.length) {
      const unit = content[position];
      if (unit?.kind !== 'text') return undefined;
      text += order(unit.text);
      position += 1;
    }
    if (text !== wanted) return undefined;
  }
  return position;
}

const operandsBetween = (literal: SourceLiteral, from: number, to: number): readonly Operand[] =>
  literal.operands.filter(({ span }) => span.start < to && from < span.end);

const contentBefore = (operand: Operand, from: number): readonly Part[] =>
  operand.content.filter(({ span }) => span.end <= from);

const contentAfter = (operand: Operand, to: number): readonly Part[] =>
  operand.content.filter(({ span }) => span.start >= to);

function editInTemplate(source: string, literal: SourceLiteral, alignment: Alignment, reading: Reading): SpanEdit {
  const span = { start: alignment.from, end: alignment.to };
  if (span.start === literal.span.start) return { span, newText: templateOf(source, alignment.middle, reading) };
  return { span, newText: templateBody(source, alignment.middle, reading) };
}

const templateOf = (source: string, parts: readonly Part[], reading: Reading): string =>
  `\`${templateBody(source, parts, reading)}\``;

function templateBody(source: string, parts: readonly Part[], reading: Reading): string {
  return runsOf(parts)
    .map((run) => {
      switch (run.kind) {
        case 'units':
          return writeUnits(source, run.units, '`');
        case 'text':
          return escapeText(run.text, '`');
        case 'expression':
          return `\${${source.slice(run.span.start, run.span.end)}}`;
        case 'secret':
          return `\${${reading.expression(run)}}`;
      }
    })
    .join('');
}

function sumOf(source: string, parts: readonly Part[], reading: Reading, { quote }: FileStyle): string {
  return runsOf(parts)
    .map((run) => {
      switch (run.kind) {
        case 'units':
          return `${quote}${writeUnits(source, run.units, quote)}${quote}`;
        case 'text':
          return quoteText(run.text, quote);
        case 'expression':
          return `(${source.slice(run.span.start, run.span.end)})`;
        case 'secret':
          return parenthesisedAwait(reading.expression(run));
      }
    })
    .join(' + ');
}

type Run = Exclude<Part, Unit> | { readonly kind: 'units'; readonly units: readonly Unit[] };

/** Adjacent units together, so that they are written as one text. */
function runsOf(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (!isUnit(part)) runs.push(part);
    else if (last?.kind === 'units') runs[runs.length - 1] = { kind: 'units', units: [...last.units, part] };
    else runs.push({ kind: 'units', units: [part] });
  }
  return runs;
}

/** What takes its first operand apart from an `await` or a sum in front of it. */
const tightNodes: ReadonlySet<string> = new Set([
  'member_expression',
  'subscript_expression',
  'call_expression',
  'new_expression',
  'non_null_expression',
  'extends_clause',
  'class_heritage',
]);

/** Where an `await` is put into parentheses: where it has to be, and where formatters do it for the reader. */
const awaitNodes: ReadonlySet<string> = new Set([
  'as_expression',
  'binary_expression',
  'satisfies_expression',
  'spread_element',
  'unary_expression',
]);

const parenthesisedAwait = (expression: string): string =>
  expression.startsWith('await ') ? `(${expression})` : expression;

function inPlace(expression: string, literal: SourceLiteral, span: Span): string {
  const { parent } = literal;
  if (!replacesAll(literal, span)) return parenthesisedAwait(expression);
  if (parent === undefined) return expression;
  const isTest = parent.type === 'ternary_expression' && parent.startIndex === span.start;
  return isTest || awaitNodes.has(parent.type) || isHeadOf(parent, span) ? parenthesisedAwait(expression) : expression;
}

/** A sum in the place of a literal, in parentheses where what is around would take it apart. */
function sumInPlace(sum: string, literal: SourceLiteral, span: Span): string {
  const { parent } = literal;
  if (parent === undefined) return sum;
  const operator = parent.type === 'binary_expression' ? parent.childForFieldName('operator')?.type : undefined;
  const splits =
    isHeadOf(parent, span) ||
    (operator !== undefined && !/^(?:[=!]==?|&&|\|\||\?\?)$/u.test(operator)) ||
    parent.type === 'unary_expression' ||
    parent.type === 'await_expression';
  return splits ? `(${sum})` : sum;
}

const replacesAll = (literal: SourceLiteral, span: Span): boolean =>
  span.start === literal.span.start && span.end === literal.span.end;

/** Of `'x'.length`, `'x'[0]` and `'x'()` the `'x'`; not an argument or an index. */
function isHeadOf(parent: SyntaxNode, span: Span): boolean {
  if (!tightNodes.has(parent.type)) return false;
  return parent.type === 'new_expression' || parent.type.endsWith('_clause') || parent.type === 'class_heritage'
    ? parent.childForFieldName('arguments')?.startIndex !== span.start
    : parent.startIndex === span.start;
}
