import assert from 'node:assert/strict';
import { inLanes } from '../support/lanes.ts';
import { canaryPaths } from './paths.ts';
import type { CanaryPath } from './paths.ts';
import { makeStage } from './stage.ts';

/** Runs a path and gives where its values were written. */
async function check(path: CanaryPath): Promise<readonly string[]> {
  const stage = await makeStage();
  try {
    await path(stage);
    return stage.occurrences();
  } finally {
    await stage.close();
  }
}

/** Paths are processes of their own, with folders of their own. */
const lanes = 4;

describe('a value is written nowhere but in the code and in the store', function () {
  this.timeout(300_000);
  const paths = Object.entries(canaryPaths);
  let results: readonly Promise<readonly string[]>[] = [];
  let tried = 0;
  let found = 0;
  before(() => (results = inLanes(paths, lanes, ([, path]) => check(path))));
  after(() => console.log(`      paths tried ${tried}, occurrences ${found}`));

  paths.forEach(([what], index) =>
    it(what, async () => {
      const occurrences = (await results[index]) ?? [];
      tried += 1;
      found += occurrences.length;
      assert.deepEqual(occurrences, []);
    }),
  );
});
