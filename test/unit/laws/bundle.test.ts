import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
        readonly inputs: Readonly<Record<string, unknown>>;
        readonly entryPoint?: string;
      }
    >
  >;
}

const { outputs } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../.cache/server.meta.json', import.meta.url)), 'utf8'),
) as Metafile;

/** Every source that is loaded with an entry point: its own, and what it imports statically. */
function loadedWith(entryPoint: string): readonly string[] {
  const start = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === entryPoint);
  assert.ok(start !== undefined, `${entryPoint} is no entry point or lazily loaded module`);
  const reached = new Set([start]);
  for (const file of reached) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) reached.add(path);
    }
  }
  return [...reached].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}

/** What a user starts, and the packages that it must not load before they are needed. */
const cases: readonly (readonly [string, readonly RegExp[]])[] = [
  ['server/src/main.ts', [/@aws-sdk|@smithy/, /web-tree-sitter/, /vscode-languageserver/, /detection\/rules/]],
  ['server/src/cli/program.ts', [/@aws-sdk|@smithy/, /web-tree-sitter/, /vscode-languageserver/, /detection\/rules/]],
  [
    'server/src/cli/commands/scan.ts',
    [/@aws-sdk|@smithy/, /web-tree-sitter/, /vscode-languageserver/, /node_modules\/(?:re2js|yaml|smol-toml|ignore)\//],
  ],
  ['server/src/cli/commands/lsp.ts', [/@aws-sdk|@smithy/, /web-tree-sitter/, /secrets\/sandbox/, /re2js/]],
  [
    'server/src/workspace/backgroundScanWorker.ts',
    [/@aws-sdk|@smithy/, /web-tree-sitter/, /vscode-languageserver/, /re2js/],
  ],
  ['server/src/workspace/requiredModulesWorker.ts', [/@aws-sdk|@smithy/, /web-tree-sitter/, /detection\/rules/]],
  ['server/src/workspace/scanWorker.ts', [/@aws-sdk|@smithy/, /web-tree-sitter/, /vscode-languageserver/, /re2js/]],
];

describe('the bundle', () => {
  for (const [entryPoint, forbidden] of cases) {
    for (const pattern of forbidden) {
      it(`${entryPoint} starts without ${pattern.source}`, () => {
        assert.deepEqual(
          loadedWith(entryPoint).filter((input) => pattern.test(input)),
          [],
        );
      });
    }
  }
});
