import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';

type Cursor = ReturnType<SyntaxNode['walk']>;

/**
 * Visits every node of a tree from the top and from left to right, and tells the type of its parent: to ask a node for
 * its parent takes a search from the root. A node is only made where the visitor asks for it.
 */
export function visitNodes(root: SyntaxNode, visit: (cursor: Cursor, parentType: string) => void): void {
  const cursor = root.walk();
  const parents: string[] = [];
  try {
    for (;;) {
      visit(cursor, parents.at(-1) ?? '');
      const type = cursor.nodeType;
      if (cursor.gotoFirstChild()) {
        parents.push(type);
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return;
        parents.pop();
      }
    }
  } finally {
    cursor.delete();
  }
}

const isAt = (cursor: Cursor, node: SyntaxNode): boolean =>
  cursor.startIndex === node.startIndex && cursor.endIndex === node.endIndex && cursor.nodeType === node.type;

/**
 * The nodes around a node, innermost first. Found from the root in one descent: `parent` makes that descent for every
 * step, which takes seconds in a sum of thousands of texts.
 */
export function ancestorsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const ancestors: SyntaxNode[] = [];
  const cursor = node.tree.walk();
  try {
    while (!isAt(cursor, node)) {
      ancestors.push(cursor.currentNode);
      if (!cursor.gotoFirstChild()) break;
      while (cursor.endIndex <= node.startIndex && cursor.gotoNextSibling());
    }
  } finally {
    cursor.delete();
  }
  return ancestors.reverse();
}
