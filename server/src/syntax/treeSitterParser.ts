import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Grammar, SyntaxParser, SyntaxTree } from './syntaxTree.ts';

/**
 * Tree-sitter over the WebAssembly files in `folder` (`tree-sitter.wasm` of web-tree-sitter and a
 * `tree-sitter-<grammar>.wasm` each). Nothing is read before the first parse.
 */
export function treeSitterParser(folder: string): SyntaxParser {
  const languages = new Map<Grammar, Promise<Language>>();
  let runtime: Promise<void> | undefined;

  async function load(grammar: Grammar): Promise<Language> {
    runtime ??= Parser.init({ locateFile: (name: string) => join(folder, name) });
    await runtime;
    return Language.load(join(folder, `tree-sitter-${grammar}.wasm`));
  }

  return {
    async parse(grammar: Grammar, text: string): Promise<SyntaxTree> {
      const known = languages.get(grammar) ?? load(grammar);
      languages.set(grammar, known);
      const language = await known;
      const parser = new Parser();
      try {
        parser.setLanguage(language);
        const tree = parser.parse(text);
        if (tree === null) throw new Error(`no tree from ${grammar}`);
        return withOneRoot(tree);
      } finally {
        parser.delete();
      }
    },
  };
}

/** A node makes its children once; without this, whoever asks for the root gets another one, and pays for them again. */
const withOneRoot = (tree: SyntaxTree): SyntaxTree => Object.defineProperty(tree, 'rootNode', { value: tree.rootNode });
