import type { RewriteCase } from '../support/rewriteCase.ts';
import { synchronous } from './positions.ts';

/** What is refused inline is read synchronously by the helper. */
export const helperPositionCases = (extension: '.mjs' | '.mts'): readonly RewriteCase[] =>
  Object.entries(synchronous).map(([name, { text }]) => ({
    name,
    files: { [`main${extension}`]: extension === '.mts' ? annotated(text) : text },
    style: 'helper',
  }));

const annotated = (text: string): string =>
  text.replace('  #password;', '  #password: string;').replace('(resolve)', '(resolve: (value: string) => void)');

export const helperCases: readonly RewriteCase[] = [
  {
    name: 'the top of a CommonJS file',
    files: {
      'main.js': `#!/usr/bin/env node
'use strict';

const { sep } = require('node:path');
const password = '⟦hunter2-A9x7⟧';
module.exports = { password, token: 'Bearer ⟦tok-12345678⟧' };
console.log(JSON.stringify(module.exports), sep);
`,
    },
    style: 'helper',
    after: {
      'main.js': `#!/usr/bin/env node
'use strict';

const { sep } = require('node:path');
const { getSecretSync } = require('./aws-secrets');
const password = getSecretSync('harness/javascript-helper-0/app', 'password');
module.exports = { password, token: \`Bearer \${getSecretSync('harness/javascript-helper-0/app', 'password2')}\` };
console.log(JSON.stringify(module.exports), sep);
`,
    },
  },
  {
    name: 'an ES module, both readers',
    files: {
      'src/deep/main.js': `import { EOL } from 'node:os';

class Database {
  password = '⟦hunter2-A9x7⟧';
}
const token = '⟦tok-12345678⟧';
console.log(new Database().password, token, EOL.length);
`,
      'package.json': '{ "type": "module" }',
    },
    style: 'helper',
    after: {
      'src/deep/main.js': `import { EOL } from 'node:os';
import { getSecret, getSecretSync } from '../aws-secrets.js';

class Database {
  password = getSecretSync('harness/javascript-helper-1/app', 'password');
}
const token = await getSecret('harness/javascript-helper-1/app', 'password2');
console.log(new Database().password, token, EOL.length);
`,
    },
  },
  {
    name: 'two files of one program share the helper',
    files: {
      'main.cjs': `const { password } = require('./lib/config.cjs');
console.log(password, '⟦tok-12345678⟧');
`,
      'lib/config.cjs': `exports.password = '⟦hunter2-A9x7⟧';
`,
    },
    style: 'helper',
  },
  {
    name: 'the helper of an earlier run is imported already',
    files: {
      'main.mjs': `import { getSecret } from './aws-secrets.mjs';

const name = await getSecret('a', 'b');
class A {
  password = '⟦hunter2-A9x7⟧';
}
console.log(new A().password, name, '⟦tok-12345678⟧');
`,
      'aws-secrets.mjs': `// @aws-sdk/client-secrets-manager
export async function getSecret(name, key) {
  return { b: 'from b', password: 'hunter2-A9x7', password2: 'tok-12345678' }[key];
}
export const getSecretSync = (name, key) => (key === 'password' ? 'hunter2-A9x7' : 'tok-12345678');
`,
    },
    style: 'helper',
    alsoTouched: ["import { getSecret } from './aws-secrets.mjs';"],
  },
  {
    name: 'another file with the name of the helper is left alone',
    files: {
      'main.mjs': `import { other } from './aws-secrets.mjs';

console.log(other, '⟦hunter2-A9x7⟧');
`,
      'aws-secrets.mjs': `export const other = 1;
`,
    },
    style: 'helper',
  },
  {
    name: 'names of the helper that are taken in the file',
    files: {
      'main.mjs': `import { sep as getSecret } from 'node:path';

const connect = (getSecretSync) => getSecretSync + '⟦hunter2-A9x7⟧';
console.log(connect(1), '⟦tok-12345678⟧', getSecret);
`,
    },
    style: 'helper',
  },
  {
    name: 'an inline program that goes over to the helper keeps both',
    files: {
      'main.mjs': `async function getSecret(name, key) {
  return name + key;
}
console.log(await getSecret('a', 'b'), '⟦hunter2-A9x7⟧');
`,
    },
    style: 'helper',
  },
  {
    name: 'CommonJS that names extensions',
    files: {
      'main.js': `const { a } = require('./a.js');
const password = '⟦hunter2-A9x7⟧';
console.log(a, password);
`,
      'a.js': 'exports.a = 1;\n',
    },
    style: 'helper',
  },
  {
    name: 'a value of every kind of character, synchronously',
    files: {
      'main.cjs': String.raw`const value = '⟦\u0000é🔑\n\r\n"\'\\ $\{x} \u2028⟧';
console.log(JSON.stringify(value));
`,
    },
    style: 'helper',
  },
  {
    name: 'started from another folder',
    files: {
      'main.cjs': `console.log(process.cwd().endsWith('elsewhere'), require('./sub/app.cjs').password);
`,
      'sub/app.cjs': `process.chdir(require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/x-') );
require('node:fs').mkdirSync('elsewhere');
process.chdir('elsewhere');
exports.password = '⟦hunter2-A9x7⟧';
`,
    },
    style: 'helper',
  },
  {
    name: 'a percent-encoded part at the top of CommonJS',
    files: {
      'main.cjs': `const url = 'postgres://app:⟦%p%40ss%2Fw⟧@db.example.com/shop';
console.log(url, decodeURIComponent(new URL(url).password));
`,
    },
    style: 'helper',
  },
  {
    name: 'object keys and case labels in CommonJS',
    files: {
      'main.cjs': `const names = { '⟦tok-12345678⟧': 'first' };
switch (process.argv[2] ?? 'x') {
  case '⟦hunter2-A9x7⟧':
    break;
  default:
    console.log(JSON.stringify(names));
}
`,
    },
    style: 'helper',
  },
  {
    name: 'an ES module that is loaded with require keeps its top synchronous',
    files: {
      'main.mjs': `export const password = '⟦hunter2-A9x7⟧';
console.log(password);
`,
    },
    style: 'helper',
    facts: { isRequired: true },
    after: {
      'main.mjs': `import { getSecretSync } from './aws-secrets.mjs';

export const password = getSecretSync('harness/javascript-helper-12/app', 'password');
console.log(password);
`,
    },
  },
  {
    name: 'Windows line ends and double quotes',
    files: {
      'main.cjs': '"use strict";\r\nconst password = "⟦hunter2-A9x7⟧";\r\nconsole.log(password);\r\n',
    },
    style: 'helper',
  },
];
