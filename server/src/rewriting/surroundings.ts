import type { Span } from '../core/span.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';

/** A literal beside another one: its key, keyword or variable, or its position among the arguments of a call. */
export interface Neighbour {
  readonly name: string | number;
  /** Decoded. A number or truth value is as it is written. */
  readonly text: string;
}

/**
 * What stands around a literal and tells what it is for. Hints for names and shapes, and nothing else: no rewrite
 * depends on it, and nothing of it is a finding.
 */
export interface Surroundings {
  /** The key, keyword, variable or position that the literal itself is bound to. */
  readonly own?: string | number;
  /** The names around that, from the inside out: keys of objects, variables, properties. */
  readonly owners: readonly string[];
  /**
   * What is called with it, and then the function that it stands in, from the inside out: `pg.Pool`, `connect`. Empty where
   * the literal stands at a position in a tuple or list, which nothing names.
   */
  readonly calls: readonly string[];
  /** URLs among the arguments of those calls, from the inside out. */
  readonly addresses: readonly string[];
  /** Literals of the same object, call or block, without the literal itself. */
  readonly beside: readonly Neighbour[];
  /** The object or call that holds the literal, where one does: what stands in it belongs together. */
  readonly container?: Span;
  /** Modules that the file imports, in the order of the text. */
  readonly modules: readonly string[];
}

/** Keys that only divide what describes one connection: `auth: { user, pass }`, `socket: { host, port }`. */
const dividers: ReadonlySet<string> = new Set([
  'auth',
  'authentication',
  'connection',
  'credentials',
  'login',
  'options',
  'server',
  'socket',
]);

export const isDivider = (name: string): boolean => dividers.has(name.toLowerCase());

/** A text that says where something is reached. */
export const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]{1,30}:\/\/[\w[]/i.test(text);

/** How far imports are looked for: they stand at the top, and a text may be long. */
export const importsEnd = 20_000;

/** How many nodes on either side are looked at: hints are not worth a walk through generated tables. */
const reach = 50;

/** What may say something of what stands at `span`, of the children of a node around it. */
export function near(parent: SyntaxNode, { start }: Span): readonly SyntaxNode[] {
  const children = childrenOf(parent);
  const middle = firstEndingAfter(children, start);
  return children.slice(Math.max(0, middle - reach), middle + reach + 1);
}

/** Of the root, which may have thousands, they are made once. */
const childrenOf = (parent: SyntaxNode): readonly SyntaxNode[] =>
  (parent.id === parent.tree.rootNode.id ? parent.tree.rootNode : parent).namedChildren;

/** By halving; children stand in the order of the text. */
function firstEndingAfter(children: readonly SyntaxNode[], offset: number): number {
  let from = 0;
  let to = children.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((children[middle]?.endIndex ?? 0) > offset) to = middle;
    else from = middle + 1;
  }
  return from;
}
