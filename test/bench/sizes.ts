import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Bench, Measure } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is shipped. The server without AWS: every file of it that holds no code of the SDK, grammars left out. */
export const sizes: Bench = async () => {
  const server = filesIn(join(root, 'server/dist')).filter((file) => file.endsWith('.js'));
  const aws = await chunksOf(['@aws-sdk', '@smithy', '@aws-crypto']);
  const withoutAws = server.filter((file) => !aws.has(file.slice(root.length)));
  const grammars = filesIn(join(root, 'server/dist/grammars'));
  const client = size(filesIn(join(root, 'client/dist')).filter((file) => file.endsWith('.cjs')));
  return [
    kilobytes('client bundle', client, 500),
    kilobytes('server without AWS', size(withoutAws), 400),
    kilobytes('AWS, loaded on first use', size(server) - size(withoutAws)),
    kilobytes('grammars, loaded on the first rewrite', size(grammars)),
  ];
};

function kilobytes(name: string, bytes: number, goal?: number): Measure {
  const value = `${Math.round(bytes / 1000)} KB`;
  return goal === undefined ? { name, value } : { name, value, goal: `≤ ${goal} KB`, met: bytes <= goal * 1000 };
}

/** Output files in which most of the bytes come from the given packages, by esbuild's own accounts. */
async function chunksOf(packages: readonly string[]): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    entryPoints: { main: 'server/src/main.ts', scanWorker: 'server/src/workspace/scanWorker.ts' },
    outdir: 'server/dist',
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const isAws = (input: string): boolean => packages.some((name) => input.includes(`node_modules/${name}/`));
  return new Set(
    Object.entries(metafile.outputs)
      .filter(([, { bytes, inputs }]) => {
        const share = Object.entries(inputs).reduce(
          (sum, [input, { bytesInOutput }]) => sum + (isAws(input) ? bytesInOutput : 0),
          0,
        );
        return share > bytes / 2;
      })
      .map(([file]) => file),
  );
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const size = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0);
