import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inLanes } from '../support/lanes.ts';
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

/** So many schedules run at once: they wait as long as they work. */
const lanes = 4;

const paths = Object.keys(project);

describe(`a migration survives what goes wrong, seeds ${firstSeed} to ${firstSeed + count - 1}`, function () {
  this.timeout(120_000);
  const withMounts = canMountHere();
  const schedules = Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return scheduleFor(seed, { paths, withProcesses: seed % processShare === 0, withMounts });
  });
  let survived = 0;
  let results: readonly Promise<readonly string[]>[] = [];
  before(() => (results = inLanes(schedules, lanes, survive)));
  after(() => console.log(`      schedules tried ${count}, survived ${survived}`));

  if (!withMounts) it.skip('on disks that are full or read-only: mounting one needs root');

  schedules.forEach((schedule, index) => {
    it(JSON.stringify(schedule), async () => {
      const broken = (await results[index]) ?? [];
      const again = `npm run test:faults -- --seed ${schedule.seed} --schedules 1`;
      if (broken.length > 0) assert.fail([...broken, again].join('\n'));
      survived += 1;
    });
  });
});

function canMountHere(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'unhardcode-probe-'));
  try {
    return canMount(probe);
  } finally {
    rmSync(probe, { recursive: true });
  }
}
