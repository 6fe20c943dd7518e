import type { SyntaxNode } from '../../../syntax/syntaxTree.ts';

type Cursor = ReturnType<SyntaxNode['walk']>;

/** Visits every node of a tree from the top and from left to right. A node is only made where the visitor asks for it. */
export function visitNodes(root: SyntaxNode, visit: (cursor: Cursor) => void): void {
  const cursor = root.walk();
  try {
    for (;;) {
      visit(cursor);
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return;
    }
  } finally {
    cursor.delete();
  }
}
