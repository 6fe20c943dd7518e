import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';

/** What makes a copy of the bytes that it is given, be they in an array or in a `Uint8Array`. */
export const byteMakers: ReadonlySet<string> = new Set(['Uint8Array', 'Uint8Array.from', 'Buffer.from']);

/** The array of bytes that `node` is, or is in: `[0x4f, …]` of `new Uint8Array([0x4f, …])`. */
export function byteArrayAt(node: SyntaxNode): SyntaxNode | undefined {
  const array = node.type === 'number' || node.type === '[' ? node.parent : node;
  const list = array?.type === 'array' ? array.parent : undefined;
  if (array === null || list?.type !== 'arguments' || list.namedChildCount !== 1) return undefined;
  const call = list.parent;
  const maker = call?.childForFieldName(call.type === 'new_expression' ? 'constructor' : 'function');
  return byteMakers.has(maker?.text ?? '') && bytesIn(array) !== undefined ? array : undefined;
}

/** Each byte as a character; undefined when anything else than a byte is in the array. */
export function bytesIn(array: SyntaxNode): string | undefined {
  const tokens = array.children.filter(({ type }) => type !== 'comment');
  const isHole = tokens.some(({ type }, index) => type === ',' && tokens[index - 1]?.type !== 'number');
  const elements = tokens.slice(1, -1).filter(({ type }) => type !== ',');
  const bytes = elements.map(({ type, text }) => (type === 'number' ? Number(text.replaceAll('_', '')) : NaN));
  const isBytes = bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 0xff);
  return isBytes && !isHole ? String.fromCharCode(...bytes) : undefined;
}
