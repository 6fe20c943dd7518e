import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('../../..', import.meta.url));
const packed = join(root, '.cache/e2e/unhardcode.vsix');
let packing: Promise<string> | undefined;

/** Builds for production and packs, once a run. Gives the path of the `.vsix`. */
export const packExtension = (): Promise<string> => (packing ??= pack());

async function pack(): Promise<string> {
  await mkdir(join(root, '.cache/e2e'), { recursive: true });
  const vsce = join(root, 'node_modules/.bin/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await run(vsce, ['package', ...flags, '--out', packed], { cwd: root });
  return packed;
}
