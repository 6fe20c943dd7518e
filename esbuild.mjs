// Builds the client (CommonJS, for the extension host) and the server (ES modules, split so that what is loaded
// lazily, the AWS SDK and the parsers, stays in files of its own).
import { build } from 'esbuild';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const production = process.argv.includes('--production');
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: { UNHARDCODE_VERSION: JSON.stringify(version) },
};

async function buildServer() {
  const { metafile } = await build({
    ...common,
    entryPoints: {
      main: 'server/src/main.ts',
      scanWorker: 'server/src/workspace/scanWorker.ts',
      backgroundScanWorker: 'server/src/workspace/backgroundScanWorker.ts',
      requiredModulesWorker: 'server/src/workspace/requiredModulesWorker.ts',
    },
    outdir: 'server/dist',
    // In one folder, so that every chunk finds the grammars and the worker beside itself.
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    // The UMD build of jsonc-parser hides its requires from the bundler.
    mainFields: ['module', 'main'],
    // Packages written for CommonJS call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  await chmod(`${root}server/dist/main.js`, 0o755);
  await copyGrammars(`${root}server/dist/grammars`);
  await removeStale('server/dist', metafile);
  // Which packages are in which file: for the law that AWS is loaded lazily, and for the sizes that are printed.
  await mkdir(`${root}.cache`, { recursive: true });
  await writeFile(`${root}.cache/server.meta.json`, JSON.stringify(metafile));
}

/** Afterwards, and only what no build made: a server that runs from the folder meanwhile finds its files. */
async function removeStale(folder, { outputs }) {
  const entries = await readdir(`${root}${folder}`, { withFileTypes: true });
  const stale = entries.filter((entry) => entry.isFile() && !(`${folder}/${entry.name}` in outputs));
  await Promise.all(stale.map((entry) => rm(join(root, folder, entry.name), { force: true })));
}

async function copyGrammars(folder) {
  const grammars = ['javascript', 'typescript', 'tsx', 'python'];
  await mkdir(folder, { recursive: true });
  await cp(`${root}node_modules/web-tree-sitter/web-tree-sitter.wasm`, `${folder}/web-tree-sitter.wasm`);
  for (const grammar of grammars) {
    const file = `tree-sitter-${grammar}.wasm`;
    await cp(`${root}node_modules/@vscode/tree-sitter-wasm/wasm/${file}`, `${folder}/${file}`);
  }
}

async function buildClient() {
  const { metafile } = await build({
    ...common,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'client/dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
  });
  await removeStale('client/dist', metafile);
}

await Promise.all([buildServer(), buildClient()]);
