import type { RewriteCase } from '../support/rewriteCase.ts';

const esmReader = `const secretsManager = new SecretsManagerClient({});
const secrets = new Map();

/** Reads a value from AWS Secrets Manager. Each secret is fetched once. */
async function getSecret(name, key) {
  let values = secrets.get(name);
  if (!values) {
    const { SecretString = '' } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
    try {
      values = JSON.parse(SecretString);
    } catch {
      // The error of JSON.parse would quote the value.
      throw new Error(\`Secret \${name} is not a JSON object\`);
    }
    secrets.set(name, values);
  }
  const value = values[key];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') throw new Error(\`Secret \${name} has no value for \${key}\`);
  return value;
}
`;

/** Where the import and the reader go, and how they are written. The secret's name depends on the place in this list. */
export const placementCases: readonly RewriteCase[] = [
  {
    name: 'nothing above the code',
    files: { 'main.mjs': "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n" },
    after: {
      'main.mjs': `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

${esmReader}
const password = await getSecret('harness/javascript-placement-0/app', 'password');
console.log(password);
`,
    },
  },
  {
    name: 'shebang, licence, directive, imports with a comment behind, code right below',
    files: {
      'main.mjs': `#!/usr/bin/env node
/*
 * Copyright 2024 Example.
 */
'use strict';
// What is used.
import { basename } from 'node:path'; // names
import { sep } from 'node:path';
// The password.
const password = '⟦hunter2-A9x7⟧';
console.log(password, basename('a/b'), sep);
`,
    },
    after: {
      'main.mjs': `#!/usr/bin/env node
/*
 * Copyright 2024 Example.
 */
'use strict';
// What is used.
import { basename } from 'node:path'; // names
import { sep } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

${esmReader}
// The password.
const password = await getSecret('harness/javascript-placement-1/app', 'password');
console.log(password, basename('a/b'), sep);
`,
    },
  },
  {
    name: 'a shebang and a licence alone',
    files: {
      'main.mjs': `#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// The password.
const password = '⟦hunter2-A9x7⟧';
console.log(password);
`,
    },
    after: {
      'main.mjs': `#!/usr/bin/env node
// SPDX-License-Identifier: MIT
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

${esmReader}
// The password.
const password = await getSecret('harness/javascript-placement-2/app', 'password');
console.log(password);
`,
    },
  },
  {
    name: 'a comment about the file, apart from the code',
    files: {
      'main.mjs': `// What this program is about.

// The password.
const password = '⟦hunter2-A9x7⟧';
console.log(password);
`,
    },
  },
  {
    name: 'CommonJS: a directive and nothing else',
    files: {
      'main.cjs': `'use strict';
async function main() {
  console.log('⟦hunter2-A9x7⟧');
}
main();
`,
    },
    after: {
      'main.cjs': `'use strict';

const { GetSecretValueCommand, SecretsManagerClient } = require('@aws-sdk/client-secrets-manager');

${esmReader}
async function main() {
  console.log(await getSecret('harness/javascript-placement-4/app', 'password'));
}
main();
`,
    },
  },
  {
    name: 'CommonJS: all kinds of require',
    files: {
      'main.js': `const path = require('node:path'), os = require('node:os');
const { inspect } = require('node:util');
const sep = require('node:path').sep;
require('node:process').title;

const main = async () => {
  console.log(inspect('⟦hunter2-A9x7⟧'), path.sep === sep, typeof os.EOL);
};

main();
`,
    },
  },
  {
    name: 'tabs, double quotes and no semicolons',
    files: {
      'main.mjs': `import { sep } from "node:path"

async function main() {
	const password = "⟦hunter2-A9x7⟧"
	console.log(password, sep)
}

main()
`,
    },
    after: {
      'main.mjs': `import { sep } from "node:path"
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"

const secretsManager = new SecretsManagerClient({})
const secrets = new Map()

/** Reads a value from AWS Secrets Manager. Each secret is fetched once. */
async function getSecret(name, key) {
	let values = secrets.get(name)
	if (!values) {
		const { SecretString = "" } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }))
		try {
			values = JSON.parse(SecretString)
		} catch {
			// The error of JSON.parse would quote the value.
			throw new Error(\`Secret \${name} is not a JSON object\`)
		}
		secrets.set(name, values)
	}
	const value = values[key]
	if (typeof value === "number") return String(value)
	if (typeof value !== "string" || value === "") throw new Error(\`Secret \${name} has no value for \${key}\`)
	return value
}

async function main() {
	const password = await getSecret("harness/javascript-placement-6/app", "password")
	console.log(password, sep)
}

main()
`,
    },
  },
  {
    name: 'no semicolons, and a statement that begins with the literal',
    files: {
      'main.mjs': `const list = []
const add = (text) => list.push(text)
'⟦tok-12345678⟧'.split('-').forEach(add)
'Bearer ⟦hunter2-A9x7⟧'.split(' ').forEach(add)
if (list.length > 9)
  '⟦tok-12345678⟧'.split('-').forEach(add)
else '⟦tok-12345678⟧'.split('-').forEach(add)
all: '⟦tok-12345678⟧'.split('-').forEach(add)
console.log(list.join())
`,
    },
  },
  {
    name: 'no semicolons, and a statement in parentheses right below the imports',
    files: {
      'main.cjs': `const path = require('node:path')
;(async () => {
  console.log('⟦hunter2-A9x7⟧', path.sep)
})()
`,
    },
  },
  {
    name: 'Windows line ends',
    files: {
      'main.mjs': `// SPDX-License-Identifier: MIT
import { sep } from 'node:path';

const key = \`⟦line one
line two⟧\`;
async function main() {
    return \`Bearer ⟦tok-12345678⟧
\${sep}\`;
}
console.log(JSON.stringify([key, await main()]));
`.replaceAll('\n', '\r\n'),
    },
  },
  {
    name: 'everything on one line',
    files: { 'main.mjs': `import{sep}from'node:path';const password='⟦hunter2-A9x7⟧';console.log(password,sep)` },
  },
  {
    name: 'imports that go on below other code',
    files: {
      'main.mjs': `import { sep } from 'node:path';

console.log(sep, EOL.length);
console.log('⟦hunter2-A9x7⟧');

import { EOL } from 'node:os';
`,
    },
  },
  {
    name: 'a file in the style of ES5 gets a sum and no template literal',
    files: {
      'main.cjs': `var prefix = 'a' + process.argv.length;
async function main() {
  var header = 'Bearer ⟦tok-12345678⟧ end';
  return header.length + 'x ⟦hunter2-A9x7⟧'.length;
}
main().then(function (value) { console.log(prefix, value); });
`,
    },
  },
  {
    name: 'a pinned region',
    files: { 'main.mjs': "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n" },
    facts: { region: 'us-east-1' },
    after: {
      'main.mjs': `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

${esmReader.replace('Client({})', "Client({ region: 'us-east-1' })")}
const password = await getSecret('harness/javascript-placement-13/app', 'password');
console.log(password);
`,
    },
  },
  {
    name: 'an ES module by its package.json',
    files: {
      'main.js': "console.log('⟦hunter2-A9x7⟧'.length);\n",
      'package.json': '{ "type": "module" }\n',
    },
  },
  {
    name: 'CommonJS by its package.json, at the top',
    files: { 'main.js': "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n" },
    expect: 'commonjs-top-level',
    main: 'none',
  },
  {
    name: 'CommonJS by its extension in a package of ES modules',
    files: {
      'main.cjs': "const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n",
      'package.json': '{ "type": "module" }\n',
    },
    expect: 'commonjs-top-level',
    main: 'none',
  },
  {
    name: 'CommonJS with one place that can be served and one that cannot',
    files: {
      'main.cjs': `const token = '⟦tok-12345678⟧';
async function main() {
  console.log('⟦hunter2-A9x7⟧', token.length);
}
main();
`,
    },
    expect: ['commonjs-top-level', 'rewritten'],
  },
  {
    name: 'JSX attributes, with character references, and children',
    files: {
      'main.jsx': `const h = (tag, props, ...children) => JSON.stringify({ tag, props, children });
const page = async () => (
  <Login user="app" password="⟦hunter2&amp;&quot;\\A9x7&#x41;⟧" note={'⟦tok-12345678⟧'} header='Bearer ⟦tok-12345678⟧'>
    text
  </Login>
);
function Login() {}
page().then(console.log);
`,
    },
  },
  {
    name: 'a JSX attribute in a component that is not async',
    files: {
      'main.jsx': `import { h } from './h.js';
export const Login = () => <input type="password" value="⟦hunter2-A9x7⟧" />;
`,
    },
    expect: 'sync-function',
    main: 'none',
  },
];
