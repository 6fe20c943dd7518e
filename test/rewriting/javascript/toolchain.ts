import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extname } from 'node:path';
import type { Toolchain } from '../support/rewriteCase.ts';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

const languages: Readonly<Record<string, string>> = {
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
};

export const languageIdOf = (path: string): string | undefined => languages[extname(path)];

/** Plain Node with the project's own packages. */
export const node: Toolchain = {
  languageIdOf,
  prepare: async (folder) => symlink(modules, join(folder, 'node_modules')),
  command: (main) => ['node', main],
  environment: { NODE_NO_WARNINGS: '1' },
};
