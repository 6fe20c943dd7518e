import type { Node, Tree } from 'web-tree-sitter';

/** A node of a concrete syntax tree. `startIndex` and `endIndex` are UTF-16 offsets. */
export type SyntaxNode = Node;
export type SyntaxTree = Tree;

/** The grammars that rewriting uses; each is a `tree-sitter-<name>.wasm`. */
export const grammars = ['javascript', 'typescript', 'tsx', 'python'] as const;
export type Grammar = (typeof grammars)[number];

/** Parses a text with a grammar. Loading is lazy and shared; only the first parse with a grammar waits for it. */
export interface SyntaxParser {
  parse(grammar: Grammar, text: string): Promise<SyntaxTree>;
}
