import type { RewriteCase } from '../support/rewriteCase.ts';

/** Programs of several files. */
export const programCases: readonly RewriteCase[] = [
  {
    name: 'an exported constant that is imported elsewhere',
    files: {
      'main.mjs': `import { password, headers } from './config.mjs';
import token from './token.mjs';
console.log(password, headers.Authorization, token);
`,
      'config.mjs': `export const password = '⟦hunter2-A9x7⟧';
export const headers = { Authorization: 'Bearer ⟦tok-12345678⟧' };
`,
      'token.mjs': `export default '⟦tok-12345678⟧';
`,
    },
  },
  {
    name: 'modules that import each other in a circle',
    files: {
      'main.mjs': `import { describe } from './a.mjs';
console.log(await describe());
`,
      'a.mjs': `import { name } from './b.mjs';
export const describe = async () => name() + ':⟦hunter2-A9x7⟧';
`,
      'b.mjs': `import { describe } from './a.mjs';
export const name = () => typeof describe + '⟦tok-12345678⟧'.length;
`,
    },
    expect: ['rewritten', 'sync-function'],
  },
  {
    name: 'a function that a module in the circle calls before this one has run',
    files: {
      'main.mjs': `import fs from 'node:fs';
import './effect.mjs';
import { value } from './b.mjs';
export function read() {
  return ':⟦hunter2-A9x7⟧';
}
console.log(value, typeof fs);
`,
      'effect.mjs': `globalThis.effect = true;
`,
      'b.mjs': `import { read } from './main.mjs';
export const value = read() + globalThis.effect;
`,
    },
    style: 'helper',
  },
  {
    name: 'constants of a CommonJS module that is required elsewhere',
    files: {
      'main.js': `const { database } = require('./config');
console.log(database.password, require('./token'));
`,
      'config.js': `const password = '⟦hunter2-A9x7⟧';
module.exports = { database: { user: 'app', password } };
`,
      'token.js': `module.exports = '⟦tok-12345678⟧';
`,
    },
    style: 'helper',
  },
  {
    name: 'a class with a field that others extend',
    files: {
      'src/main.mjs': `import { Client } from './client/client.mjs';
class Reports extends Client {
  token = '⟦tok-12345678⟧';
}
console.log(new Reports().password, new Reports().token);
`,
      'src/client/client.mjs': `export class Client {
  static instances = 0;
  password = '⟦hunter2-A9x7⟧';
}
`,
    },
    style: 'helper',
  },
  {
    name: 'a server that signs with a key and answers a request',
    files: {
      'main.mjs': `import { createServer } from 'node:http';
import { createHmac } from 'node:crypto';

const server = createServer(async (request, response) => {
  const signature = createHmac('sha256', '⟦whsec-12345678⟧').update(request.url).digest('hex');
  response.end(signature);
});
server.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/hook\`);
  console.log(await answer.text());
  server.close();
});
`,
    },
  },
  {
    name: 'encryption with a key, in a worker thread',
    files: {
      'main.mjs': `import { Worker } from 'node:worker_threads';
new Worker(new URL('./worker.mjs', import.meta.url)).on('message', (text) => console.log(text));
`,
      'worker.mjs': `import { parentPort } from 'node:worker_threads';
import { createHash } from 'node:crypto';

parentPort.postMessage(createHash('sha256').update('⟦hunter2-A9x7⟧').digest('hex'));
`,
    },
  },
];
