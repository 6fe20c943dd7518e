// Runs random schedules of faults: `npm run test:faults -- --seed N --schedules N`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { installAndBuild, root } from '../support/bootstrap.mjs';

const { values } = parseArgs({ options: { seed: { type: 'string' }, schedules: { type: 'string', default: '1000' } } });
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}, ${values.schedules} schedules`);

installAndBuild();
const { status } = spawnSync('node_modules/.bin/mocha', ['--reporter', 'dot', 'test/faults/*.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FAULT_SEED: seed, FAULT_SCHEDULES: values.schedules },
});
process.exitCode = status ?? 1;
