import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';
import type { Bench } from './measure.ts';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** `unhardcode --version` beside a Node that does nothing, in turn. */
export const startUp: Bench = () => {
  const runs = Array.from({ length: 15 }, () => ({ node: run(['-e', '0']), version: run([main, '--version']) }));
  const node = median(runs.map((pair) => pair.node));
  const extra = median(runs.map((pair) => pair.version - pair.node));
  return Promise.resolve([
    { name: 'node -e 0', value: `${node.toFixed(0)} ms` },
    { name: 'unhardcode --version, above node', value: `${extra.toFixed(0)} ms`, goal: '≤ 60 ms', met: extra <= 60 },
  ]);
};

function run(args: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - started;
}
