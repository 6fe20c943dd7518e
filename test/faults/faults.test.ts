import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { survive } from './driver.ts';
import { canMount } from './files.ts';
import { scheduleFor } from './schedule.ts';
import { project } from './world.ts';

const numberFrom = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

/** Of `npm run test:faults -- --seed N --schedules N`. */
const firstSeed = numberFrom('FAULT_SEED', 20_260_101);
const count = numberFrom('FAULT_SCHEDULES', 100);

/** Of so many schedules one starts real processes and kills them. */
const processShare = 8;

const paths = Object.keys(project);

describe(`a migration survives what goes wrong, seeds ${firstSeed} to ${firstSeed + count - 1}`, function () {
  this.timeout(60_000);
  const probe = mkdtempSync(join(tmpdir(), 'unhardcode-probe-'));
  const withMounts = canMount(probe);
  rmSync(probe, { recursive: true });

  if (!withMounts) it.skip('on disks that are full or read-only: mounting one needs root');

  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const schedule = scheduleFor(seed, { paths, withProcesses: seed % processShare === 0, withMounts });
    it(JSON.stringify(schedule), async () => {
      assert.deepEqual(await survive(schedule), []);
    });
  }
});
