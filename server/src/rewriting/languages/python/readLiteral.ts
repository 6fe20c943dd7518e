import type { Span } from '../../../core/span.ts';
import type { LiteralReading, ParsedSource, Refusal, Segment } from '../../rewriter.ts';
import { refusal } from '../../rewriter.ts';
import { literalAround, type Item } from './literal.ts';
import { illegalPosition } from './positions.ts';

/** The literal around `secret`, decoded, or why it cannot become an expression. */
export function readLiteral(source: ParsedSource, secret: Span): LiteralReading | Refusal {
  const { text } = source.snapshot;
  const root = source.tree.rootNode;
  const broken = unreadable(source);
  if (broken !== undefined) return broken;
  const literal = literalAround(root, text, secret);
  if (literal === undefined)
    return refusal(
      'not-a-literal',
      'The value is not written in a string literal or in `bytes([…])`, so there is nothing to replace.',
    );
  const illegal = illegalPosition(literal);
  if (illegal !== undefined) return illegal;
  const { items, binary } = literal;
  const range = binary ? { start: 0, end: items.length } : secretRange(items, secret);
  const covered = items.slice(range.start, range.end);
  if (covered.length === 0) return refusal('empty-value', 'The literal holds no value.');
  if (covered.some((item) => item.kind === 'expression'))
    return refusal('not-a-literal', 'The value is put together at run time, so it is not known here.');
  if (covered.some((item) => item.kind === 'character' && item.character.unknown))
    return refusal(
      'not-unicode-text',
      'The value has an escape that cannot be stored as text. Write the character itself.',
    );
  const { segments, position } = segmentsOf(items, range);
  return { kind: 'literal', span: literal.span, segments, secret: position, binary };
}

/** A walk through all of the tree is worth it where one of them is more than called. */
const mayBeStatement = /\b(?:print|exec)\b(?!\()/;

function unreadable({ path, tree, snapshot }: ParsedSource): Refusal | undefined {
  const root = tree.rootNode;
  if (root.hasError) return refusal('does-not-parse', 'The file has a syntax error. Correct it first.');
  if (path.endsWith('.pyi'))
    return refusal(
      'literal-type',
      'A stub file is read by type checkers and never run, so a call in it has no effect.',
    );
  if (mayBeStatement.test(snapshot.text) && root.descendantsOfType(['print_statement', 'exec_statement']).length > 0)
    return refusal('does-not-parse', 'The file is written for Python 2, which the AWS SDK no longer supports.');
  return undefined;
}

/** Item indices of the secret part. One that ends where a piece ends goes on into the next piece of the word. */
function secretRange(items: readonly Item[], secret: Span): Span {
  const spanOf = (item: Item): Span => (item.kind === 'character' ? item.character : item.span);
  const from = items.findIndex((item) => spanOf(item).end > secret.start);
  if (from === -1) return { start: 0, end: 0 };
  let end = from;
  while (end < items.length && spanOf(items[end] ?? { kind: 'expression', atom: 0, span: secret }).start < secret.end)
    end += 1;
  return wholeWord(items, { start: from, end });
}

/** What may stand before or after a secret in one string: the value is cut there and nowhere else. */
const delimiter = /[\s:/@?#&=;,"'`<>()[\]{}|]/;

/** A value that is written in several adjacent pieces is one value, even when only one piece was found. */
function wholeWord(items: readonly Item[], range: Span): Span {
  const joins = (left: Item | undefined, right: Item | undefined): boolean =>
    left?.kind === 'character' &&
    right?.kind === 'character' &&
    left.atom !== right.atom &&
    !delimiter.test(left.character.text) &&
    !delimiter.test(right.character.text);
  const stops = (item: Item | undefined): boolean => item?.kind !== 'character' || delimiter.test(item.character.text);
  let { start, end } = range;
  if (joins(items[start - 1], items[start])) while (!stops(items[start - 1])) start -= 1;
  if (joins(items[end - 1], items[end])) while (!stops(items[end])) end += 1;
  return { start, end };
}

interface Segmented {
  readonly segments: readonly Segment[];
  readonly position: LiteralReading['secret'];
}

function segmentsOf(items: readonly Item[], range: Span): Segmented {
  const segments: Segment[] = [];
  let position = { segment: 0, start: 0, end: 0 };
  let text = '';
  const flush = (): void => {
    if (text !== '') segments.push({ kind: 'text', text });
    text = '';
  };
  for (const [index, item] of items.entries()) {
    if (item.kind === 'expression') {
      flush();
      segments.push({ kind: 'expression', span: item.span });
      continue;
    }
    if (index === range.start)
      position = { segment: segments.length, start: text.length, end: text.length + range.end - range.start };
    text += item.character.text;
  }
  flush();
  return { segments, position };
}
