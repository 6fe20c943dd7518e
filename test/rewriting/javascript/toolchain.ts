import { symlink } from 'node:fs/promises';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, type Loader } from 'esbuild';
import { runProgram } from '../support/runProgram.ts';
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

/** Node runs `.js`, `.mjs` and `.cjs` as they are; the others are compiled beside themselves, each for itself. */
const compiled: Readonly<Record<string, { readonly loader: Loader; readonly extension: string }>> = {
  '.jsx': { loader: 'jsx', extension: '.js' },
  '.ts': { loader: 'ts', extension: '.js' },
  '.mts': { loader: 'ts', extension: '.mjs' },
  '.cts': { loader: 'ts', extension: '.cjs' },
  '.tsx': { loader: 'tsx', extension: '.js' },
};

const runnable = (path: string): string => {
  const target = compiled[extname(path)];
  return target === undefined ? path : path.slice(0, -extname(path).length) + target.extension;
};

/** Node, with the project's own packages unless a suite has others. */
export const nodeWith = (packages: () => Promise<string> = () => Promise.resolve(modules)): Toolchain => ({
  languageIdOf: (path) => languages[extname(path)],
  install: async (folder) => symlink(await packages(), join(folder, 'node_modules')),
  prepare: compileAll,
  command: (main) => ['node', runnable(main)],
  check: typeCheck,
  environment: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});

/** The TypeScript itself, by a loader that compiles in memory. */
export const tsx: Toolchain = {
  ...nodeWith(),
  prepare: () => Promise.resolve(),
  command: (main) => [join(modules, '.bin/tsx'), main],
};

async function compileAll(folder: string): Promise<void> {
  const isModule = /"type"\s*:\s*"module"/u.test(textOf(join(folder, 'package.json')));
  for (const path of sourcesIn(folder)) {
    const target = compiled[extname(path)];
    if (target === undefined) continue;
    const kind = target.extension === '.mjs' || (target.extension === '.js' && isModule) ? 'esm' : 'cjs';
    const { code } = await transform(textOf(path), {
      loader: target.loader,
      format: kind,
      target: 'node20',
      jsxFactory: 'h',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    });
    writeFileSync(runnable(path), code);
  }
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'));

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2023'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  moduleDetection: 'force',
  experimentalDecorators: true,
  jsx: 'react',
  jsxFactory: 'h',
  types: ['node'],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** One run of the compiler over the TypeScript of all programs. */
async function typeCheck(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = folders.flatMap((folder) => sourcesIn(folder).filter((path) => /\.[cm]?tsx?$/u.test(path)));
  const root = join(folders[0] ?? '.', '../..');
  if (files.length === 0) return new Map();
  const settings = join(root, 'tsconfig.json');
  writeFileSync(settings, JSON.stringify({ compilerOptions, files }));
  const command = [join(modules, '.bin/tsc'), '--pretty', 'false', '-p', settings];
  const { stdout } = await runProgram({ command, folder: root, environment: {} });
  return problemsByFolder(stdout, root, folders);
}

function problemsByFolder(output: string, root: string, folders: readonly string[]): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const line of output.split('\n').filter((text) => text.includes('error TS'))) {
    const owner = folders.find((folder) => line.startsWith(`${relative(root, folder)}/`)) ?? folders[0] ?? '';
    problems.set(owner, `${problems.get(owner) ?? ''}${line}\n`);
  }
  return problems;
}
