import assert from 'node:assert/strict';
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

describe('a value is written nowhere but in the code and in the store', function () {
  this.timeout(60_000);
  const counted = { tried: 0, occurrences: 0 };
  after(() => console.log(`      canary paths tried ${counted.tried}, occurrences ${counted.occurrences}`));

  for (const [what, path] of Object.entries(canaryPaths)) {
    it(what, async () => {
      const occurrences = await check(path);
      counted.tried += 1;
      counted.occurrences += occurrences.length;
      assert.deepEqual(occurrences, []);
    });
  }
});
