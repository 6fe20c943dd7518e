import type { RewriteCase } from '../support/rewriteCase.ts';

/** Modules that print a hash of bytes; both JavaScript and TypeScript. */
const modules: Readonly<Record<string, string>> = {
  'a Uint8Array': `import { createHash } from 'node:crypto';

const key = new Uint8Array([⟦0x4f, 145, 0b11010011, 0o36, 0x00, 0xff, 0x41, 1_0⟧]);
console.log(createHash('sha256').update(key).digest('hex'), key.constructor.name, key.buffer.byteLength);
`,
  'a Buffer, over lines, with comments': `import { createHash } from 'node:crypto';

const key = Buffer.from([
  ⟦0x4f, 0x91, 0xd3, 0x1e, // first
  0xa8, 0x7b, 0xc2, 0x05⟧, /* last */
]);
console.log(createHash('sha256').update(key).digest('hex'), Buffer.isBuffer(key));
`,
  'equal bytes twice, one of them changed, and a text': `const salt = Uint8Array.from([⟦79, 145, 211, 30, 168, 123, 194, 5⟧]);
const other = new Uint8Array([⟦79, 145, 211, 30, 168, 123, 194, 5⟧]);
salt[0] = 1;
const password = '⟦hunter2-A9x7⟧';
console.log(salt.join(), other.join(), password);
`,
};

export const byteCases = (extension: '.mjs' | '.mts'): readonly RewriteCase[] =>
  (['inline', 'helper'] as const).flatMap((style) =>
    Object.entries(modules).map(([name, text]) => ({
      name: `${name}, ${style}`,
      files: { [`main${extension}`]: text },
      style,
    })),
  );

const synchronous = `'use strict';

const { createHash } = require('node:crypto');
const key = Buffer.from([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]);
const digest = () => createHash('sha256').update(new Uint8Array([⟦0xff, 0x00, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧])).digest('hex');
console.log(createHash('sha256').update(key).digest('hex'), digest(), digest());
`;

export const otherByteCases: readonly RewriteCase[] = [
  {
    name: 'what is made for bytes alone',
    files: {
      'main.mjs': `const key = new Uint8Array([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]);
console.log(key.join());
`,
    },
    after: {
      'main.mjs': `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secretsManager = new SecretsManagerClient({});

/** Reads a binary secret from AWS Secrets Manager. */
async function getSecretBytes(name) {
  const { SecretBinary } = await secretsManager.send(new GetSecretValueCommand({ SecretId: name }));
  if (!SecretBinary) throw new Error(\`Secret \${name} is not binary\`);
  return SecretBinary;
}

const key = new Uint8Array(await getSecretBytes('harness/javascript-bytes-0/app-key1'));
console.log(key.join());
`,
    },
  },
  { name: 'CommonJS, where await is not legal', files: { 'main.cjs': synchronous }, style: 'helper' },
  { name: 'CommonJS, inline', files: { 'main.cjs': synchronous }, expect: ['commonjs-top-level', 'sync-function'] },
  {
    name: 'CommonJS, in an async function',
    files: {
      'main.cjs': `async function main() {
  const key = Buffer.from([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]);
  console.log(key.toString('hex'));
}
main();
`,
    },
  },
  {
    name: 'a missing secret, inline',
    files: { 'main.mjs': 'console.log(Buffer.from([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]));\n' },
    absent: 'secret',
  },
  {
    name: 'a missing secret, read synchronously',
    files: { 'main.cjs': 'console.log(Buffer.from([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]));\n' },
    style: 'helper',
    absent: 'secret',
  },
  {
    name: 'arrays that are not all bytes, or not made into bytes at once',
    files: {
      'main.mjs': `const last = 7;
const levels = [⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧];
const mapped = Uint8Array.from([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧], (byte) => byte ^ 1);
const keys = new Uint8Array([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, last⟧]);
const large = new Uint16Array([⟦0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]);
const holes = new Uint8Array([⟦0x4f, 0x91, , 0x1e, 0xa8, 0x7b, 0xc2, 0x05⟧]);
console.log(levels, mapped, keys, large, holes);
`,
    },
    expect: 'not-a-literal',
  },
];
