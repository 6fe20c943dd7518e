import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Folder of `server/src` (or `client`) to what it may import: sibling folders, and packages by prefix. Lower layers
 * come first. This table is the architecture; `ARCHITECTURE.md` explains it.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['node:crypto', 'node:util'],
  syntax: ['core', 'web-tree-sitter', 'node:path', 'node:v8'],
  detection: ['core', 'syntax', 'yaml', 'jsonc-parser', 'node:crypto', 'node:zlib'],
  rewriting: ['core', 'syntax', 'jsonc-parser', 'smol-toml'],
  'secrets/store.ts': ['core'],
  'secrets/naming.ts': ['core', 'secrets/naming', 'detection/connectionStrings'],
  'secrets/naming': ['core', 'secrets/naming', 'detection/connectionStrings'],
  'secrets/shapes.ts': ['core', 'detection/connectionStrings'],
  'secrets/aws': [
    'core',
    'secrets/store.ts',
    '@aws-sdk/',
    '@smithy/',
    'http-proxy-agent',
    'https-proxy-agent',
    'node:',
  ],
  'secrets/sandbox': ['core', 'secrets/store.ts', 'node:'],
  references: ['core', 'syntax'],
  remediation: [
    'core',
    'syntax',
    'detection',
    'rewriting',
    'secrets/store.ts',
    'secrets/naming.ts',
    'secrets/shapes.ts',
    'node:crypto',
  ],
  workspace: ['core', 'detection', 'node:', 'ignore'],
  settings: ['core'],
  protocol: ['vscode-languageserver-protocol', 'node:crypto'],
  lsp: [
    'core',
    'syntax',
    'detection',
    'rewriting',
    'remediation',
    'references',
    'secrets/store.ts',
    'secrets/naming.ts',
    'workspace',
    'settings',
    'protocol',
    'vscode-languageserver',
    'node:',
  ],
  cli: [
    'core',
    'syntax',
    'detection',
    'rewriting',
    'remediation',
    'secrets',
    'workspace',
    'settings',
    'lsp',
    'protocol',
    'commander',
    'vscode-languageserver',
    'node:',
  ],
  'main.ts': ['cli'],
  client: ['client', 'protocol', 'vscode', 'vscode-languageclient', 'node:crypto', 'node:path', 'node:timers'],
};

/** Of the packages above, the ones that do input or output or read a clock: not for the pure layers. */
const pure = ['core', 'detection', 'rewriting', 'references', 'remediation'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = text.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...specifiers].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? posix.join(dirname(file), specifier) : specifier;
    return { file, target };
  });
}

const sources = ['server/src', 'client/src']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Path below `server/src`; the client as a whole is `client`. */
const roomOf = (path: string): string =>
  path.startsWith('client/src/') ? `client/${path.slice('client/src/'.length)}` : path.replace(/^server\/src\//, '');

const rowOf = (path: string): string | undefined =>
  Object.keys(mayImport)
    .filter((row) => isIn(roomOf(path), row))
    .sort((a, b) => b.length - a.length)[0];

const isIn = (room: string, row: string): boolean => room === row || room.startsWith(`${row}/`);

function isAllowed({ file, target }: Import): boolean {
  const row = rowOf(file);
  if (row === undefined) return false;
  const isOurs = target.startsWith('server/src/') || target.startsWith('client/src/');
  if (!isOurs)
    return (mayImport[row] ?? []).some((allowed) => target === allowed || target.startsWith(prefixOf(allowed)));
  const room = roomOf(target);
  return isIn(room, row) || (mayImport[row] ?? []).some((allowed) => isIn(room, allowed));
}

/** A package allows its sub-paths; `node:` and scopes allow everything below. */
const prefixOf = (allowed: string): string => (/[:/]$/.test(allowed) ? allowed : `${allowed}/`);

describe('layers', () => {
  it('every source file belongs to a row', () => {
    assert.deepEqual(
      sources.filter((file) => rowOf(file) === undefined),
      [],
    );
  });

  it('a file imports only what its row allows', () => {
    const wrong = sources.flatMap(importsOf).filter((found) => !isAllowed(found));
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} must not import ${target}`),
      [],
    );
  });

  it('the pure layers read no clock, no environment and no randomness', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bMath\.random\(|\bsetTimeout\(|\bfetch\(/;
    const wrong = sources
      .filter((file) => pure.some((row) => isIn(roomOf(file), row)))
      .filter((file) =>
        impure.test(
          readFileSync(join(root, file), 'utf8').replace(
            /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\/(?![*/])(?:[^/\\\n]|\\.)+\//g,
            '',
          ),
        ),
      );
    assert.deepEqual(wrong, []);
  });
});
