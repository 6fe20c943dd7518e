import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../../server/src/workspace/listFiles.ts';
import { median } from './measure.ts';
import type { Bench, Measure } from './measure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = `${root}server/dist/main.js`;

/** The packages that the project is built with: some 10,000 files of code, types, data and prose. */
const corpus = process.env['UNHARDCODE_BENCH_CORPUS'] ?? `${root}node_modules`;

const readOnly = `
const { readFileSync, openSync, readSync, closeSync } = require('node:fs');
const files = JSON.parse(readFileSync(0, 'utf8'));
const buffer = Buffer.alloc(1 << 26);
for (const file of files) { const d = openSync(file); while (readSync(d, buffer, 0, buffer.length, null) > 0); closeSync(d); }
`;

/** A whole-process scan beside a whole process that only reads the same files. */
export const throughput: Bench = () => {
  const files = listFiles([corpus], { workingDirectory: root, ignored: 'include' }).files.map(
    ({ absolute }) => absolute,
  );
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const input = JSON.stringify(files);
  warm(files);
  const rounds = Array.from({ length: 5 }, () => ({
    read: run(['-e', readOnly], input).milliseconds,
    one: run([main, 'scan', '--no-ignore', '--jobs', '1', corpus]),
    two: run([main, 'scan', '--no-ignore', '--jobs', '2', corpus]),
  }));
  const read = median(rounds.map((round) => round.read));
  const rows = (['one', 'two'] as const).flatMap((jobs): readonly Measure[] => {
    const wall = median(rounds.map((round) => round[jobs].milliseconds));
    const ratio = median(rounds.map((round) => round[jobs].milliseconds / round.read));
    const name = `scan with ${jobs} thread${jobs === 'one' ? '' : 's'}`;
    const goal = jobs === 'two' ? { goal: '≤ 3 x', met: ratio <= 3 } : {};
    return [
      { name, value: `${(bytes / 1000 / wall).toFixed(0)} MB/s` },
      { name: `${name}, wall time to reading alone`, value: `${ratio.toFixed(1)} x`, ...goal },
    ];
  });
  return Promise.resolve([
    { name: `reading ${files.length} files, ${(bytes / 1e6).toFixed(0)} MB`, value: `${read.toFixed(0)} ms` },
    ...rows,
    ...memory(),
  ]);
};

function memory(): readonly Measure[] {
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, main, 'scan', '--no-ignore', corpus], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const kilobytes = Number(/(\d+)\s*$/.exec(stderr)?.[1]);
  return Number.isNaN(kilobytes)
    ? []
    : [
        {
          name: 'peak memory of the scan',
          value: `${(kilobytes / 1024).toFixed(0)} MiB`,
          goal: '≤ 150 MiB',
          met: kilobytes <= 150 * 1024,
        },
      ];
}

function warm(files: readonly string[]): void {
  const buffer = Buffer.alloc(1 << 20);
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    while (readSync(descriptor, buffer, 0, buffer.length, null) > 0);
    closeSync(descriptor);
  }
}

function run(args: readonly string[], input = ''): { readonly milliseconds: number } {
  const started = performance.now();
  spawnSync(process.execPath, args, { input, stdio: ['pipe', 'ignore', 'ignore'] });
  return { milliseconds: performance.now() - started };
}
