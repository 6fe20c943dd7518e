import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, Measure } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is shipped. The server without AWS: every file of it that holds no code of the SDK, grammars left out. */
export const sizes: Bench = () => {
  const server = filesIn(join(root, 'server/dist')).filter((file) => file.endsWith('.js'));
  const aws = chunksOf(['@aws-sdk', '@smithy', '@aws-crypto']);
  const withoutAws = server.filter((file) => !aws.has(file.slice(root.length)));
  const grammars = filesIn(join(root, 'server/dist/grammars'));
  const client = size(filesIn(join(root, 'client/dist')).filter((file) => file.endsWith('.cjs')));
  return Promise.resolve([
    kilobytes('client bundle', client, 500),
    kilobytes('server without AWS', size(withoutAws), 400),
    kilobytes('AWS, loaded on first use', size(server) - size(withoutAws)),
    kilobytes('grammars, loaded on the first rewrite', size(grammars)),
  ]);
};

function kilobytes(name: string, bytes: number, goal?: number): Measure {
  const value = `${Math.round(bytes / 1000)} KB`;
  return goal === undefined ? { name, value } : { name, value, goal: `≤ ${goal} KB`, met: bytes <= goal * 1000 };
}

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly bytes: number; readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

/** Output files in which most of the bytes come from the given packages, by esbuild's own accounts. */
function chunksOf(packages: readonly string[]): ReadonlySet<string> {
  const { outputs } = JSON.parse(readFileSync(join(root, '.cache/server.meta.json'), 'utf8')) as Metafile;
  const isTheirs = (input: string): boolean => packages.some((name) => input.includes(`node_modules/${name}/`));
  return new Set(
    Object.entries(outputs)
      .filter(([, { bytes, inputs }]) => {
        const theirs = Object.entries(inputs).filter(([input]) => isTheirs(input));
        return theirs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0) > bytes / 2;
      })
      .map(([file]) => file),
  );
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const size = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0);
