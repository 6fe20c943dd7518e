import type { Span } from '../../../core/span.ts';
import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';
import { decode, decodeUtf8, type Character, type StringKind } from './escapes.ts';

/** One pair of quotes with what is in it. */
export interface Atom {
  readonly span: Span;
  /** As written: ``, `rb`, `F` … */
  readonly prefix: string;
  /** `"`, `'`, `"""` or `'''`. */
  readonly quote: string;
  /** Between the quotes. */
  readonly content: Span;
  readonly kind: StringKind;
  /** Atoms that stand side by side without an operator belong to one group. */
  readonly group: number;
}

/** What a literal is made of, in order: decoded characters and interpolations, each in its atom. */
export type Item =
  | { readonly kind: 'character'; readonly atom: number; readonly character: Character }
  | { readonly kind: 'expression'; readonly atom: number; readonly span: Span };

/** A string as one value: all pieces of a static concatenation, implicit or by `+`. */
export interface Literal {
  readonly span: Span;
  readonly atoms: readonly Atom[];
  /** Of bytes that are UTF-8 the characters of their text, of other bytes a character (U+0000 to U+00FF) for each. */
  readonly items: readonly Item[];
  readonly bytes: boolean;
  /** The bytes are no UTF-8 text, or written one by one. */
  readonly binary: boolean;
  /** The outermost node that is this literal and nothing else; of a part of a `+` chain its first atom's. */
  readonly node: SyntaxNode;
}

/** The literal that covers `span`; undefined when there is none, or when it mixes text with bytes. */
export function literalAround(root: SyntaxNode, text: string, span: Span): Literal | undefined {
  const string = stringAround(root, span);
  if (string === undefined) return byteListAround(root, span);
  const operands = adjacentOperands(string.parent?.type === 'concatenated_string' ? string.parent : string);
  const groups = operands.map((operand) =>
    operand.type === 'string' ? [operand] : operand.namedChildren.filter((child) => child.type === 'string'),
  );
  const atoms = groups.flatMap((strings, group) => strings.map((node) => atomOf(node, group)));
  const first = operands[0];
  const last = operands.at(-1);
  if (first === undefined || last === undefined || !contains(first, last, span)) return undefined;
  const bytes = atoms.some((atom) => atom.kind.bytes);
  if (bytes && !atoms.every((atom) => atom.kind.bytes)) return undefined;
  const written = groups.flat().flatMap((node, atom) => itemsOf(node, text, atom, atomOf(node, 0)));
  const items = bytes ? textItems(written, atoms.length) : written;
  const node = operands.length === 1 || isWholeChain(first, last) ? chainTop(first, operands.length) : first;
  return {
    span: { start: first.startIndex, end: last.endIndex },
    atoms,
    items: items ?? written,
    bytes,
    binary: items === undefined,
    node,
  };
}

/** `bytes([0x4f, …])`, and of `bytearray([0x4f, …])` the list. */
function byteListAround(root: SyntaxNode, span: Span): Literal | undefined {
  const call = callAround(root, span);
  const maker = call?.childForFieldName('function')?.text ?? '';
  const [list, ...others] = call?.childForFieldName('arguments')?.namedChildren ?? [];
  const bytes = list?.type === 'list' && others.length === 0 ? bytesIn(list) : undefined;
  if (call === undefined || list === undefined || bytes === undefined || !/^(?:bytes|bytearray)$/.test(maker))
    return undefined;
  const node = maker === 'bytes' ? call : list;
  const place = { start: node.startIndex, end: node.endIndex };
  const items = bytes.map((byte): Item => ({
    kind: 'character',
    atom: 0,
    character: { text: String.fromCharCode(byte), ...place },
  }));
  return { span: place, atoms: [], items, bytes: true, binary: true, node };
}

function callAround(root: SyntaxNode, span: Span): SyntaxNode | undefined {
  let node: SyntaxNode | null = root.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  while (node !== null && node.type !== 'call') node = node.parent;
  return node ?? undefined;
}

/** Undefined when anything else than a byte is in the list. */
function bytesIn(list: SyntaxNode): readonly number[] | undefined {
  const elements = list.namedChildren.filter(({ type }) => type !== 'comment');
  const bytes = elements.map(({ type, text }) => (type === 'integer' ? Number(text.replaceAll('_', '')) : NaN));
  return bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 0xff) ? bytes : undefined;
}

/** The innermost string that the start of the span is in; a span may reach over several pieces. */
function stringAround(root: SyntaxNode, span: Span): SyntaxNode | undefined {
  let node: SyntaxNode | null = root.descendantForIndex(span.start, Math.max(span.start, span.end - 1));
  if (node?.type === 'concatenated_string' || node?.type === 'binary_operator')
    node = root.descendantForIndex(span.start, span.start + 1);
  for (; node !== null; node = node.parent) {
    if (node.type === 'interpolation') return undefined;
    if (node.type === 'string') return node;
  }
  return undefined;
}

const contains = (first: SyntaxNode, last: SyntaxNode, span: Span): boolean =>
  first.startIndex <= span.start && span.end <= last.endIndex;

/** The literal operands around `node` in the chain of `+` that it is in. */
function adjacentOperands(node: SyntaxNode): readonly SyntaxNode[] {
  let top = node;
  while (top.parent !== null && isPlus(top.parent)) top = top.parent;
  const operands = flatten(top);
  const index = operands.findIndex((operand) => operand.id === node.id);
  let from = index;
  while (isLiteral(operands[from - 1])) from -= 1;
  let to = index + 1;
  while (isLiteral(operands[to])) to += 1;
  return operands.slice(from, to);
}

const flatten = (node: SyntaxNode): readonly SyntaxNode[] => {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  return isPlus(node) && left !== null && right !== null ? [...flatten(left), right] : [node];
};

const isPlus = (node: SyntaxNode): boolean =>
  node.type === 'binary_operator' && node.childForFieldName('operator')?.type === '+';

const isLiteral = (node: SyntaxNode | undefined): boolean =>
  node?.type === 'string' || node?.type === 'concatenated_string';

/** Whether nothing else is in the chain: the operands reach from one end of the topmost `+` to the other. */
function isWholeChain(first: SyntaxNode, last: SyntaxNode): boolean {
  let top = last;
  while (top.parent !== null && isPlus(top.parent)) top = top.parent;
  return top.startIndex === first.startIndex && top.endIndex === last.endIndex;
}

function chainTop(first: SyntaxNode, operands: number): SyntaxNode {
  let top = first;
  if (operands > 1) while (top.parent !== null && isPlus(top.parent)) top = top.parent;
  return top;
}

function atomOf(node: SyntaxNode, group: number): Atom {
  const opening = node.firstChild?.text ?? '';
  const prefix = /^[A-Za-z]*/.exec(opening)?.[0] ?? '';
  const letters = prefix.toLowerCase();
  const content = { start: node.startIndex + opening.length, end: node.lastChild?.startIndex ?? node.endIndex };
  return {
    span: { start: node.startIndex, end: node.endIndex },
    prefix,
    quote: opening.slice(prefix.length),
    content,
    kind: { raw: letters.includes('r'), bytes: letters.includes('b'), formatted: letters.includes('f') },
    group,
  };
}

function itemsOf(node: SyntaxNode, text: string, atom: number, { content, kind }: Atom): readonly Item[] {
  const items: Item[] = [];
  let position = content.start;
  const add = (end: number): void => {
    for (const character of decode(text, { start: position, end }, kind))
      items.push({ kind: 'character', atom, character });
  };
  for (const child of node.namedChildren) {
    if (child.type !== 'interpolation') continue;
    add(child.startIndex);
    items.push({ kind: 'expression', atom, span: { start: child.startIndex, end: child.endIndex } });
    position = child.endIndex;
  }
  add(content.end);
  return items;
}

/** Items of a bytes literal as text; undefined when the bytes are no UTF-8. */
function textItems(written: readonly Item[], atoms: number): readonly Item[] | undefined {
  const items: Item[] = [];
  for (let index = 0; index < atoms; index += 1) {
    const bytes = written.flatMap((item) => (item.kind === 'character' && item.atom === index ? [item.character] : []));
    const characters = decodeUtf8(bytes);
    if (characters === undefined) return undefined;
    items.push(...characters.map((character) => ({ kind: 'character' as const, atom: index, character })));
  }
  return items;
}
