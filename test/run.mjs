// Runs every ring of tests, or the ones named: `npm test`, `npm test -- unit lsp`. The last line counts them all.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rings } from './rings.mjs';
import { installAndBuild, root, say } from './support/bootstrap.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !rings.some((ring) => ring.name === name));
if (unknown.length > 0) {
  say(`No ring is called ${unknown.join(', ')}. There are: ${rings.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

installAndBuild();
const reports = mkdtempSync(join(tmpdir(), 'unhardcode-rings-'));
const total = { passes: 0, failures: 0, pending: 0 };
const lines = [];
for (const ring of rings.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  say(`\n── ${ring.name}: ${ring.about}`);
  const started = Date.now();
  const counts = runRing(ring);
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = Math.round((Date.now() - started) / 1000);
  lines.push(
    `${ring.name.padEnd(10)} ${String(counts.passes).padStart(6)} passed ${String(counts.failures).padStart(4)} failed ${String(counts.pending).padStart(4)} skipped ${String(seconds).padStart(5)} s`,
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}`);
console.log(
  `${total.passes} passed, ${total.failures} failed${total.pending === 0 ? '' : `, ${total.pending} skipped`}`,
);
process.exitCode = total.failures === 0 && total.passes > 0 ? 0 : 1;

/** A ring that ends badly without a failed test, or without any test, counts as one failure. */
function runRing(ring) {
  const report = join(reports, `${ring.name}.json`);
  const [command, ...args] = ring.command;
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, RING_REPORT: report },
  });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passes: 0, failures: 0, pending: 0 };
  if (!ring.mocha) return status === 0 ? { passes: 1, failures: 0, pending: 0 } : { ...counts, failures: 1 };
  const ran = counts.passes + counts.failures > 0;
  return (status === 0 && ran) || counts.failures > 0 ? counts : { ...counts, failures: counts.failures + 1 };
}
