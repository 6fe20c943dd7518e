import type { Span, SpanEdit } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { refusal, type Refusal } from '../../rewriter.ts';
import type { Cut, PreparedLiteral, SecretPiece } from './align.ts';
import { pythonString, type Layout } from './layout.ts';
import type { Atom, Item, Literal } from './literal.ts';
import { readerKindOf } from './reader.ts';

/** How code refers to what reads a secret, once names are decided. */
export interface Callables {
  readonly values: string;
  readonly text: string;
  readonly bytes: string;
  readonly quote: string;
}

/** Edits that put calls in place of what goes. */
export function replaceLiteral(
  { literal, cuts, whole }: PreparedLiteral,
  text: string,
  callables: Callables,
  layout: Layout,
): readonly SpanEdit[] | Refusal {
  const outer = outerQuotes(literal.node);
  const first = cuts[0];
  if (whole && first !== undefined) {
    const code = callCode(first.piece, callables, layout.quote, outer);
    if (code === undefined) return nestedTooDeep();
    return [spaced(text, literal.span, literal.bytes && !literal.binary ? `${code}.encode()` : code)];
  }
  const work = { literal, items: literal.items, cuts, text, callables, outer, layout };
  return (literal.bytes ? undefined : formattedEdits(work)) ?? joinedEdits(work);
}

const nestedTooDeep = (): Refusal =>
  refusal(
    'not-a-literal',
    'The literal is nested in f-strings that leave no quotes for a call. Take it out of them first.',
  );

/** The quotes of the f-strings around a node: before Python 3.12 an expression in them may not hold them. */
function outerQuotes(node: SyntaxNode): ReadonlySet<string> {
  const quotes = new Set<string>();
  for (let ancestor = node.parent; ancestor !== null; ancestor = ancestor.parent) {
    const opening = ancestor.type === 'interpolation' ? ancestor.parent?.firstChild?.text.at(-1) : undefined;
    if (opening !== undefined) quotes.add(opening);
  }
  return quotes;
}

/** The call that gives the value; undefined when no quotes are left for it. */
function callCode(
  piece: SecretPiece,
  callables: Callables,
  preferred: "'" | '"',
  taken: ReadonlySet<string>,
): string | undefined {
  const quote = [preferred, '"' as const, "'" as const].find((each) => !taken.has(each));
  if (quote === undefined) return undefined;
  const name = pythonString(piece.secretName, quote);
  const read = `${callables[readerKindOf(piece)]}(${name})`;
  const value = piece.key === undefined ? read : `${read}[${pythonString(piece.key, quote)}]`;
  const code = piece.encoding === 'percent' ? `${callables.quote}(${value}, safe=${quote}${quote})` : value;
  return taken.size > 0 && code.includes('\\') ? undefined : code;
}

interface Work {
  readonly literal: Literal;
  readonly items: readonly Item[];
  readonly cuts: readonly Cut[];
  readonly text: string;
  readonly callables: Callables;
  readonly outer: ReadonlySet<string>;
  readonly layout: Layout;
}

const spanOf = (item: Item): Span => (item.kind === 'character' ? item.character : item.span);

/** Where a cut lies in the source, atom by atom. */
function cutSpans(
  cut: Cut,
  { literal, items }: Pick<Work, 'literal' | 'items'>,
): readonly (Span & { readonly atom: number })[] {
  const spans: (Span & { readonly atom: number })[] = [];
  for (const item of items.slice(cut.from, cut.to)) {
    const { start, end } = spanOf(item);
    const last = spans.at(-1);
    if (last?.atom === item.atom) spans[spans.length - 1] = { atom: item.atom, start: last.start, end };
    else spans.push({ atom: item.atom, start, end });
  }
  if (spans.length > 0) return spans;
  const before = items[cut.from - 1];
  const atom = before?.atom ?? 0;
  const offset = before === undefined ? (literal.atoms[0]?.content.start ?? 0) : spanOf(before).end;
  return [{ atom, start: offset, end: offset }];
}

/** Turns the pieces that hold a secret into f-strings and leaves the others. Undefined when quotes do not allow it. */
function formattedEdits(work: Work): readonly SpanEdit[] | undefined {
  const { literal, text } = work;
  const emptied = emptiedAtoms(work);
  const replaced = work.cuts.map((cut) => editsOfCut(cut, work, emptied));
  if (replaced.includes(undefined)) return undefined;
  const formatted = new Set(replaced.map((each) => each?.formatted));
  const edits = [
    ...replaced.flatMap((each) => each?.edits ?? []),
    ...[...formatted].flatMap((atom) => (atom === undefined ? [] : formattingEdits(atom, work))),
    ...[...emptied].map((atom) => removal(atom, literal.atoms)),
  ];
  const first = Math.min(...edits.map(({ span }) => span.start));
  const touchesWord = first === literal.span.start && /\w/.test(text.charAt(first - 1));
  return touchesWord && literal.atoms[0]?.prefix === ''
    ? [{ span: { start: first, end: first }, newText: ' ' }, ...edits]
    : edits;
}

interface ReplacedCut {
  readonly edits: readonly SpanEdit[];
  /** The atom that has to become an f-string. */
  readonly formatted?: number;
}

/** The call stands where the cut starts; what else the cut covers goes. */
function editsOfCut(cut: Cut, work: Work, emptied: ReadonlySet<number>): ReplacedCut | undefined {
  const { literal, callables, outer, layout } = work;
  const [home, ...rest] = cutSpans(cut, work);
  if (home === undefined) return undefined;
  const gone = rest
    .filter(({ atom }) => !emptied.has(atom))
    .map(({ start, end }) => ({ span: { start, end }, newText: '' }));
  const operand = operandOf(home, literal);
  if (operand !== undefined) {
    const code = callCode(cut.piece, callables, layout.quote, outer);
    return code === undefined ? undefined : { edits: [{ span: operand, newText: code }, ...gone] };
  }
  const quote = literal.atoms[home.atom]?.quote.charAt(0) ?? '"';
  const code = callCode(cut.piece, callables, quote === '"' ? "'" : '"', new Set([...outer, quote]));
  if (code === undefined) return undefined;
  const span = { start: home.start, end: home.end };
  return { edits: [{ span, newText: `{${code}}` }, ...gone], formatted: home.atom };
}

/** The operand of a `+` that a cut is all of: a call takes its place, quotes included. */
function operandOf(span: Span & { readonly atom: number }, { atoms }: Literal): Span | undefined {
  const atom = atoms[span.atom];
  const isAlone = atoms.filter(({ group }) => group === atom?.group).length === 1 && atoms.length > 1;
  return isAlone && atom?.content.start === span.start && atom.content.end === span.end ? atom.span : undefined;
}

/** Atoms of which nothing stays, but the one in which a secret starts. */
function emptiedAtoms(work: Work): ReadonlySet<number> {
  const homes = new Set(work.cuts.map((cut) => cutSpans(cut, work)[0]?.atom));
  const cut = new Set(work.cuts.flatMap(({ from, to }) => work.items.slice(from, to)));
  const staying = new Set(work.items.filter((item) => !cut.has(item)).map(({ atom }) => atom));
  const touched = new Set([...cut].map(({ atom }) => atom));
  return new Set([...touched].filter((atom) => !homes.has(atom) && !staying.has(atom)));
}

/** An emptied atom goes with what stands between it and the one before it. */
const removal = (index: number, atoms: readonly Atom[]): SpanEdit => ({
  span: { start: atoms[index - 1]?.span.end ?? 0, end: atoms[index]?.span.end ?? 0 },
  newText: '',
});

/** Makes an f-string of an atom: its prefix, its braces doubled, and no backslash that would meet a brace. */
function formattingEdits(index: number, { literal, items, cuts }: Work): readonly SpanEdit[] {
  const atom = literal.atoms[index];
  if (atom === undefined || atom.kind.formatted) return [];
  const prefix = { start: atom.span.start, end: atom.span.start + atom.prefix.length };
  const edits: SpanEdit[] = [{ span: prefix, newText: atom.kind.raw ? `${atom.prefix}f` : 'f' }];
  const isCut = (at: number): boolean => cuts.some(({ from, to }) => from <= at && at < to);
  for (const [at, item] of items.entries()) {
    if (item.atom !== index || isCut(at) || item.kind !== 'character') continue;
    const { text, start, end } = item.character;
    const meetsBrace = isCut(at + 1) || isBrace(items[at + 1]);
    const doubled = isBrace(item) || (text === '\\' && !atom.kind.raw && meetsBrace);
    if (doubled && end - start === 1) edits.push({ span: { start, end }, newText: text + text });
  }
  return edits;
}

const isBrace = (item: Item | undefined): boolean => item?.kind === 'character' && /[{}]/.test(item.character.text);

/** `b"Bearer " + get_secret(…)[…].encode()`: for bytes, and where an f-string is not possible. */
function joinedEdits(work: Work): readonly SpanEdit[] | Refusal {
  const { literal, text, callables, outer } = work;
  const quote = literal.atoms[0]?.quote.startsWith("'") ? "'" : '"';
  const parts: (string | undefined)[] = [];
  const cuts = work.cuts.map((cut) => ({ cut, spans: cutSpans(cut, work) }));
  for (const [index, atom] of literal.atoms.entries()) {
    let position = atom.content.start;
    for (const { cut, spans } of cuts) {
      const span = spans.find((each) => each.atom === index);
      if (span === undefined) continue;
      if (position < span.start) parts.push(pieceOf(atom, text.slice(position, span.start)));
      position = span.end;
      if (span !== spans[0]) continue;
      const code = callCode(cut.piece, callables, quote, outer);
      parts.push(code === undefined || !literal.bytes ? code : `${code}.encode()`);
    }
    if (position < atom.content.end) parts.push(pieceOf(atom, text.slice(position, atom.content.end)));
  }
  if (parts.includes(undefined)) return nestedTooDeep();
  const joined = parts.join(' + ');
  return [spaced(text, literal.span, standsAlone(literal.node) ? joined : `(${joined})`)];
}

/** A stretch of an atom as a literal of its own; undefined when its quotes cannot close it. */
function pieceOf({ prefix, quote, kind }: Atom, content: string): string | undefined {
  const endsOpen = /(?<!\\)(?:\\\\)*\\$/.test(content);
  const endsInQuote = !endsOpen && content.endsWith(quote.charAt(0));
  if (!endsOpen && !endsInQuote) return prefix + quote + content + quote;
  if (kind.raw) return undefined;
  const closed = endsOpen ? `${content}\\` : `${content.slice(0, -1)}\\${content.slice(-1)}`;
  return prefix + quote + closed + quote;
}

/** Where a sum needs no parentheses. */
const standsAlone = (node: SyntaxNode): boolean =>
  [
    'assignment',
    'argument_list',
    'keyword_argument',
    'return_statement',
    'pair',
    'list',
    'parenthesized_expression',
  ].includes(node.parent?.type ?? '');

/** Keeps a keyword apart from a call that takes the place of a quote: `return"…"`. */
function spaced(text: string, span: Span, code: string): SpanEdit {
  const before = /\w/.test(text.charAt(span.start - 1)) && /^\w/.test(code) ? ' ' : '';
  const after = /\w/.test(text.charAt(span.end)) ? ' ' : '';
  return { span, newText: before + code + after };
}
