import type { Bench } from './measure.ts';
import { keystroke } from './keystroke.ts';
import { prefilterSpeed } from './prefilter.ts';
import { sandbox } from './sandbox.ts';
import { serverMemory } from './serverMemory.ts';
import { sizes } from './sizes.ts';
import { startUp } from './startUp.ts';
import { throughput } from './throughput.ts';

/** Every bench, one line each. */
const benches: Readonly<Record<string, Bench>> = {
  sizes,
  startUp,
  prefilterSpeed,
  throughput,
  keystroke,
  sandbox,
  serverMemory,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const { name: row, value, goal, met } of await bench()) {
    const verdict = met === undefined ? '' : met ? '✔' : '✘';
    console.log(`  ${row.padEnd(58)} ${value.padStart(16)}  ${goal === undefined ? '' : `goal ${goal} ${verdict}`}`);
  }
}
