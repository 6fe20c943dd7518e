import assert from 'node:assert/strict';
import { projectFiles } from '../../../server/src/workspace/projects.ts';

/** Working directory, what the user gave, the file, and its path as judgement, configuration and fingerprints see it. */
const cases: readonly (readonly [workingDirectory: string, given: string, file: string, identity: string])[] = [
  ['/shop', '/shop', '/shop/src/a.js', 'src/a.js'],
  ['/shop', '/shop/src', '/shop/src/a.js', 'src/a.js'],
  ['/elsewhere', '/none/test/shop', '/none/test/shop/src/a.js', 'src/a.js'],
  ['/elsewhere', '/none/test/shop/a.js', '/none/test/shop/a.js', 'a.js'],
];

describe('the path of a file in its project', () => {
  for (const [workingDirectory, given, absolute, identity] of cases) {
    it(`${absolute}, given ${given} in ${workingDirectory}, is ${identity}`, () => {
      assert.equal(projectFiles(workingDirectory, [given])({ absolute }).identity, identity);
    });
  }
});
