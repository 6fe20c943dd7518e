import assert from 'node:assert/strict';
import { requiredModules } from '../../../server/src/workspace/requiredModules.ts';

/** Texts by path, and the modules among them that `require` reaches. */
const projects: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'a module loaded by its path, and what it imports': [
    {
      'bin/run.cjs': `const { url } = require("../src/config");`,
      'src/config.js': `import './log.js';\nimport {\n  a,\n  b,\n} from './values.mjs';\nexport * from "./more/";`,
      'src/log.js': '',
      'src/values.mjs': `import fs from 'node:fs';`,
      'src/more/index.js': '',
      'src/other.js': `import './config.js';`,
    },
    ['src/config.js', 'src/log.js', 'src/more/index.js', 'src/values.mjs'],
  ],
  'modules that import each other': [
    { 'a.cjs': `require('./b.mjs')`, 'b.mjs': `import './c.mjs';`, 'c.mjs': `export { b } from './b.mjs';` },
    ['b.mjs', 'c.mjs'],
  ],
  'the TypeScript that a path of JavaScript is made from': [
    {
      'run.cts': `require('./a.js'); require('./view.js')`,
      'a.ts': `import x from './b.mjs';`,
      'b.mts': '',
      'view.tsx': '',
    },
    ['a.ts', 'b.mts', 'view.tsx'],
  ],
  'a folder': [{ 'test/run.cjs': `require('..');`, 'index.js': '' }, ['index.js']],
  'what is imported when it is needed may wait': [
    { 'run.cjs': `require('./a.js')`, 'a.js': `const b = await import('./b.js');`, 'b.js': '' },
    ['a.js'],
  ],
  'packages and what is not there': [{ 'run.cjs': `require('a'); require('./a')`, 'b.js': '' }, []],
};

describe('modules that require reaches', () => {
  for (const [title, [texts, expected]] of Object.entries(projects)) {
    it(title, () => assert.deepEqual([...requiredModules(new Map(Object.entries(texts)))].sort(), expected));
  }
});
