import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grammars } from '../../../server/src/syntax/syntaxTree.ts';
import { treeSitterParser } from '../../../server/src/syntax/treeSitterParser.ts';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** One folder with the runtime and every grammar, as the build makes it; here of links, gone with the process. */
function grammarFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unhardcode-grammars-'));
  symlinkSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm'), join(folder, 'web-tree-sitter.wasm'));
  for (const grammar of grammars) {
    const file = `tree-sitter-${grammar}.wasm`;
    symlinkSync(join(modules, '@vscode/tree-sitter-wasm/wasm', file), join(folder, file));
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The parser of the tests. */
export const testParser = treeSitterParser(grammarFolder());
