import { checkRewrites } from '../support/checkRewrites.ts';
import type { RewriteCase } from '../support/rewriteCase.ts';
import { node } from './toolchain.ts';

const cases: readonly RewriteCase[] = [
  {
    name: 'a constant at the top of an ES module',
    files: { 'main.mjs': "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password.length, password);\n" },
    absent: 'endpoint',
  },
];

checkRewrites('JavaScript, inline', node, cases);
