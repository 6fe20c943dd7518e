import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Folder of `server/src` (or `client`) to what it may import: sibling folders, and packages by prefix. Lower layers
 * come first. This table is the architecture; `ARCHITECTURE.md` explains it.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['node:crypto', 'node:util'],
  syntax: ['core', 'web-tree-sitter', 'node:path', 'node:v8'],
  detection: ['core', 'syntax', 'yaml', 'jsonc-parser', 'node:buffer', 'node:crypto', 'node:zlib'],
  suppression: ['core', 'detection', 're2js', 'yaml', 'smol-toml', 'ignore', 'node:crypto'],
  rewriting: ['core', 'syntax', 'jsonc-parser', 'smol-toml'],
  'secrets/store.ts': ['core'],
  'secrets/naming.ts': ['core', 'secrets/naming'],
  'secrets/naming': ['core', 'secrets/naming', 'secrets/shapes', 'detection/connectionStrings'],
  'secrets/shapes.ts': ['core', 'secrets/shapes', 'detection/connectionStrings'],
  'secrets/shapes': ['core', 'secrets/naming', 'detection/connectionStrings'],
  'secrets/aws': [
    'core',
    'secrets/store.ts',
    '@aws-sdk/',
    '@smithy/',
    'http-proxy-agent',
    'https-proxy-agent',
    'node:',
  ],
  'secrets/sandbox': ['core', 'secrets/store.ts', 'workspace/folderLock.ts', 'node:'],
  references: ['core', 'syntax'],
  remediation: [
    'core',
    'syntax',
    'detection',
    'rewriting',
    'secrets/store.ts',
    'secrets/naming.ts',
    'secrets/naming',
    'secrets/shapes.ts',
    'secrets/shapes',
    'node:crypto',
  ],
  workspace: ['core', 'detection', 'suppression', 'node:'],
  settings: ['core'],
  protocol: ['vscode-languageserver-protocol', 'node:crypto'],
  lsp: [
    'core',
    'syntax',
    'detection',
    'suppression',
    'rewriting',
    'remediation',
    'references',
    'secrets/store.ts',
    'secrets/naming.ts',
    'workspace',
    'settings',
    'protocol',
    'vscode-languageserver',
    'vscode-languageserver-protocol',
    'vscode-languageserver-textdocument',
    'node:',
  ],
  cli: [
    'core',
    'syntax',
    'detection',
    'suppression',
    'rewriting',
    'remediation',
    'secrets',
    'workspace',
    'settings',
    'lsp',
    'composition.ts',
    'version.ts',
    'protocol',
    'commander',
    'vscode-languageserver',
    'vscode-languageserver-protocol',
    'node:',
  ],
  'version.ts': [],
  'composition.ts': ['version.ts', 'lsp/services.ts', 'secrets', 'syntax', 'workspace', 'node:'],
  'main.ts': ['cli'],
  client: [
    'client',
    'protocol',
    'vscode',
    'vscode-languageclient',
    'node:crypto',
    'node:os',
    'node:path',
    'node:timers',
  ],
};

/** Of the packages above, the ones that do input or output or read a clock: not for the pure layers. */
const pure = ['core', 'detection', 'suppression', 'rewriting', 'references', 'remediation'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(file: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    file,
    target: fileName.startsWith('.') ? posix.join(dirname(file), fileName) : fileName,
  }));
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

const impureNames = new Set(['process', 'Date', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance']);

/** Names of the outside world that the code of a file uses, comments and strings left out. */
function impureExpressionsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && impureNames.has(node.text) && !isMember && !ts.isPropertyAssignment(node.parent))
      found.push(node.text);
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') found.push('Math.random');
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

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
    const wrong = sources
      .filter((file) => pure.some((row) => isIn(roomOf(file), row)))
      .flatMap((file) => impureExpressionsIn(file).map((text) => `${file}: ${text}`));
    assert.deepEqual(wrong, []);
  });
});
