import type { RewriteCase } from '../support/rewriteCase.ts';

const sdk = '@aws-sdk/client-secrets-manager';

/** Names that are taken, and what is there already to be used. */
export const nameCases: readonly RewriteCase[] = [
  {
    name: 'variables with the names of everything that is added',
    files: {
      'main.mjs': `const secretsManager = 'a', secrets = 'b', getSecret = 'c', client = 'd', secret = 'e', json = 'f';
const GetSecretValueCommand = 'g', SecretsManagerClient = 'h', values = 'i', name = 'j', key = 'k', value = 'l';
const password = '⟦hunter2-A9x7⟧';
console.log(secretsManager, secrets, getSecret, client, secret, json, GetSecretValueCommand, SecretsManagerClient);
console.log(values, name, key, value, password);
`,
    },
  },
  {
    name: 'imports with these names',
    files: {
      'main.mjs': `import { basename as getSecret, sep as secrets } from 'node:path';
import secretsManager, { EOL as SecretsManagerClient } from 'node:os';
import * as GetSecretValueCommand from 'node:util';

console.log('⟦hunter2-A9x7⟧', getSecret('a/b'), secrets, typeof secretsManager, SecretsManagerClient.length);
console.log(typeof GetSecretValueCommand);
`,
    },
  },
  {
    name: 'names of inner scopes: parameters, destructuring, catch, loops, classes',
    files: {
      'main.mjs': `async function connect(getSecret, { secrets }, [secretsManager = 1]) {
  for (const readSecret of [1]) {
    try {
      throw new Error('x');
    } catch (fetchSecret) {
      class SecretsManagerClient {}
      return ['⟦hunter2-A9x7⟧', getSecret, secrets, secretsManager, readSecret, fetchSecret.message, SecretsManagerClient.name];
    }
  }
}
console.log(await connect(1, { secrets: 2 }, []));
`,
    },
  },
  {
    name: 'globals of the language that the file has something of its own for',
    files: {
      'main.mjs': `class Map {}
const JSON = { stringify: 1 };
const String = (value) => \`<\${value}>\`;
function Error() {}
const encodeURIComponent = () => 'wrong';
const url = new URL('postgres://app:⟦%p%40ss⟧@db.example.com');
console.log(url.password, typeof Map, typeof JSON, typeof Error, typeof encodeURIComponent, String(1));
`,
    },
  },
  {
    name: 'an import of the SDK that can be extended',
    files: {
      'main.mjs': `import { SecretsManagerClient } from '${sdk}';

console.log('⟦hunter2-A9x7⟧', typeof SecretsManagerClient);
`,
    },
    alsoTouched: [`import { SecretsManagerClient } from '${sdk}';`],
  },
  {
    name: 'an import of the SDK over several lines, with another name',
    files: {
      'main.mjs': `import {
  ListSecretsCommand,
  SecretsManagerClient as Client,
} from '${sdk}';

console.log('⟦hunter2-A9x7⟧', typeof Client, typeof ListSecretsCommand);
`,
    },
    alsoTouched: ['SecretsManagerClient as Client,'],
  },
  {
    name: 'an import of the whole SDK',
    files: {
      'main.mjs': `import * as aws from '${sdk}';

console.log('⟦hunter2-A9x7⟧', typeof aws.ListSecretsCommand);
`,
    },
  },
  {
    name: 'the SDK required, by members and as a whole',
    files: {
      'main.cjs': `const { ListSecretsCommand } = require('${sdk}');
const aws = require('${sdk}');

async function main() {
  console.log('⟦hunter2-A9x7⟧', typeof ListSecretsCommand, typeof aws);
}
main();
`,
    },
    alsoTouched: [`const { ListSecretsCommand } = require('${sdk}');`],
  },
  {
    name: 'a client that is there',
    files: {
      'main.mjs': `import { SecretsManagerClient, ListSecretsCommand } from '${sdk}';

const manager = new SecretsManagerClient({ maxAttempts: 2 });
const password = '⟦hunter2-A9x7⟧';
console.log(password, typeof manager, typeof ListSecretsCommand);
`,
    },
    alsoTouched: [`import { SecretsManagerClient, ListSecretsCommand } from '${sdk}';`],
  },
  {
    name: 'a client that is there too late, or for another region',
    files: {
      'main.mjs': `import { SecretsManagerClient } from '${sdk}';

const other = new SecretsManagerClient({ region: 'eu-west-3' });
const password = '⟦hunter2-A9x7⟧';
const late = new SecretsManagerClient({});
console.log(password, typeof other, typeof late);
`,
    },
    alsoTouched: [`import { SecretsManagerClient } from '${sdk}';`],
  },
  {
    name: 'a client whose name the reader uses for itself',
    files: {
      'main.mjs': `import { SecretsManagerClient } from '${sdk}';

const value = new SecretsManagerClient({});
const password = '⟦hunter2-A9x7⟧';
console.log(password, typeof value);
`,
    },
    alsoTouched: [`import { SecretsManagerClient } from '${sdk}';`],
  },
  {
    name: 'the reader of an earlier run',
    files: {
      'main.mjs': `import { GetSecretValueCommand, SecretsManagerClient } from '${sdk}';

const secretsManager = new SecretsManagerClient({});
const secrets = new Map();

/** Reads a value from AWS Secrets Manager. Each secret is fetched once. */
async function getSecret(name, key) {
  let values = secrets.get(name);
  if (!values) {
    const { SecretString = '' } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
    try {
      values = JSON.parse(SecretString);
    } catch {
      throw new Error(\`Secret \${name} is not a JSON object\`);
    }
    secrets.set(name, values);
  }
  const value = values[key];
  if (typeof value !== 'string' || value === '') throw new Error(\`Secret \${name} has no value for \${key}\`);
  return value;
}

const password = '⟦hunter2-A9x7⟧';
console.log(password, typeof getSecret);
`,
    },
    after: {
      'main.mjs': `import { GetSecretValueCommand, SecretsManagerClient } from '${sdk}';

const secretsManager = new SecretsManagerClient({});
const secrets = new Map();

/** Reads a value from AWS Secrets Manager. Each secret is fetched once. */
async function getSecret(name, key) {
  let values = secrets.get(name);
  if (!values) {
    const { SecretString = '' } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
    try {
      values = JSON.parse(SecretString);
    } catch {
      throw new Error(\`Secret \${name} is not a JSON object\`);
    }
    secrets.set(name, values);
  }
  const value = values[key];
  if (typeof value !== 'string' || value === '') throw new Error(\`Secret \${name} has no value for \${key}\`);
  return value;
}

const password = await getSecret('harness/javascript-names-11/app', 'password');
console.log(password, typeof getSecret);
`,
    },
  },
  {
    name: 'a function of the same name that is something else',
    files: {
      'main.mjs': `async function getSecret(name, key) {
  return name + key;
}

console.log('⟦hunter2-A9x7⟧', await getSecret('a', 'b'));
`,
    },
  },
];
