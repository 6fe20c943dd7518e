import type { RefusalReason } from '../../../server/src/rewriting/rewriter.ts';
import type { RewriteCase } from '../support/rewriteCase.ts';

/** Places where `await` is legal. Each text is a module of both languages. */
const awaiting: Readonly<Record<string, string>> = {
  'an async function': `async function connect() {
  const password = '⟦hunter2-A9x7⟧';
  return password;
}
console.log(await connect());
`,
  'an async arrow function with an expression for a body': `const connect = async () => '⟦hunter2-A9x7⟧';
console.log(await connect());
`,
  'an async arrow function in a callback': `const values = await Promise.all(
  [1, 2].map(async (number) => {
    return \`\${number}:⟦hunter2-A9x7⟧\`;
  }),
);
console.log(values.join());
`,
  'an async method and a static async method': `class Database {
  async password() {
    return '⟦hunter2-A9x7⟧';
  }
  static async token() {
    return '⟦tok-12345678⟧';
  }
}
console.log(await new Database().password(), await Database.token());
`,
  'an async method of an object': `const database = {
  async password() {
    return '⟦hunter2-A9x7⟧';
  },
};
console.log(await database.password());
`,
  'an async generator': `async function* values() {
  yield '⟦hunter2-A9x7⟧';
  const token = '⟦tok-12345678⟧';
  yield token;
}
for await (const value of values()) console.log(value);
`,
  'an async function called before it is declared': `console.log(await connect());
async function connect() {
  return '⟦hunter2-A9x7⟧';
}
`,
  'loops, conditions and try at the top of a module': `for (const name of ['a', '⟦hunter2-A9x7⟧']) {
  try {
    if (name !== '⟦hunter2-A9x7⟧') throw new Error('⟦tok-12345678⟧');
    console.log(name);
  } catch (error) {
    console.log(String(error), '⟦hunter2-A9x7⟧');
  }
}
`,
  'a default of a destructured variable': `const given = JSON.parse('{}');
const { password = '⟦hunter2-A9x7⟧' } = given;
console.log(password);
`,
  'an argument and a property of a call': `const connect = (user, options) => \`\${user} \${options.password}\`;
console.log(connect('⟦svc-orders⟧', { password: '⟦hunter2-A9x7⟧' }));
`,
  'a function in the arguments of a class that is extended': `const base = (name) => class { get name() { return name; } };
class Child extends base('⟦hunter2-A9x7⟧') {}
console.log(new Child().name);
`,
  'an exported constant and a default export': `export const password = '⟦hunter2-A9x7⟧';
export default '⟦tok-12345678⟧';
console.log(password);
`,
  'an interpolation of a tagged template': `const tag = (parts, ...values) => parts.join('|') + values.join();
console.log(tag\`a\${'⟦hunter2-A9x7⟧'}b\`);
`,
  'the computed name of a method': `class Names {
  ['⟦hunter2-A9x7⟧']() {
    return 1;
  }
}
console.log(Object.getOwnPropertyNames(Names.prototype).join());
`,
  'an immediately called async function': `(async () => {
  console.log('⟦hunter2-A9x7⟧');
})();
`,
};

/** The types that the texts above leave out. */
const annotated = (text: string): string =>
  text
    .replace('(parts, ...values)', '(parts: TemplateStringsArray, ...values: string[])')
    .replace('(user, options)', '(user: string, options: { password: string })')
    .replace('base = (name)', 'base = (name: string)');

export const awaitingCases = (extension: '.mjs' | '.mts'): readonly RewriteCase[] =>
  Object.entries(awaiting).map(([name, text]) => ({
    name,
    files: { [`main${extension}`]: extension === '.mts' ? annotated(text) : text },
  }));

/** Places where `await` is not legal but a call is: refused inline, read synchronously by the helper. */
export const synchronous: Readonly<Record<string, { readonly reason: RefusalReason; readonly text: string }>> = {
  'a class field': {
    reason: 'class-field',
    text: `class Database {
  password = '⟦hunter2-A9x7⟧';
  static token = 'Bearer ⟦tok-12345678⟧';
}
console.log(new Database().password, Database.token);
`,
  },
  'a static block': {
    reason: 'static-block',
    text: `class Database {
  static {
    console.log('⟦hunter2-A9x7⟧');
  }
}
console.log(Database.name);
`,
  },
  'a default parameter, even of an async function': {
    reason: 'default-parameter',
    text: `async function connect(password = '⟦hunter2-A9x7⟧', { token = '⟦tok-12345678⟧' } = {}) {
  return password + token;
}
console.log(await connect());
`,
  },
  'a function that is not async': {
    reason: 'sync-function',
    text: `function connect() {
  return '⟦hunter2-A9x7⟧';
}
console.log(connect());
`,
  },
  'a getter and a constructor': {
    reason: 'sync-function',
    text: `class Database {
  #password;
  constructor() {
    this.#password = '⟦hunter2-A9x7⟧';
  }
  get token() {
    return this.#password + '⟦tok-12345678⟧';
  }
}
console.log(new Database().token);
`,
  },
  'a callback that is not async': {
    reason: 'sync-callback',
    text: `const values = [1, 2].map((number) => number + '⟦hunter2-A9x7⟧');
console.log(values.join(), await new Promise(function (resolve) { resolve('⟦tok-12345678⟧'); }));
`,
  },
  'a callback within an async function': {
    reason: 'sync-callback',
    text: `async function connect() {
  return ['a'].map(() => '⟦hunter2-A9x7⟧').join();
}
console.log(await connect());
`,
  },
  'a generator': {
    reason: 'generator',
    text: `function* values() {
  yield '⟦hunter2-A9x7⟧';
}
console.log([...values()].join());
`,
  },
  'a case label': {
    reason: 'case-label',
    text: `switch (process.argv[2] ?? 'hunter2') {
  case '⟦hunter2-A9x7⟧':
    console.log('equal');
    break;
  default:
    console.log('other');
}
`,
  },
};

/** Places that only a literal can fill, in every style. */
const literalOnly: Readonly<Record<string, { readonly reason: RefusalReason; readonly text: string }>> = {
  'an import path': { reason: 'import-path', text: `import data from './⟦hunter2-A9x7⟧.js';\nconsole.log(data);\n` },
  'an export path': { reason: 'import-path', text: `export * from './⟦hunter2-A9x7⟧.js';\n` },
  'a dynamic import': { reason: 'import-path', text: `console.log(await import('./⟦hunter2-A9x7⟧.js'));\n` },
  'a required path': { reason: 'import-path', text: `console.log(require('./⟦hunter2-A9x7⟧.js'));\n` },
  'a directive': { reason: 'directive', text: `'use strict';\n'⟦hunter2-A9x7⟧';\nconsole.log(1);\n` },
  'a tagged template': { reason: 'tagged-template', text: 'console.log(String.raw`a⟦hunter2-A9x7⟧`);\n' },
  'the name of a method': { reason: 'object-key', text: `class A { '⟦hunter2-A9x7⟧'() {} }\nconsole.log(A);\n` },
  'a comment': { reason: 'not-a-literal', text: `// password = ⟦hunter2-A9x7⟧\nconsole.log(1);\n` },
  'a regular expression': { reason: 'not-a-literal', text: `console.log(/⟦hunter2-A9x7⟧/);\n` },
  'a number': { reason: 'not-a-literal', text: `const pin = ⟦12345678⟧;\nconsole.log(pin);\n` },
  'a value with code in it': { reason: 'not-a-literal', text: 'const x = 1;\nconsole.log(`⟦hunter${x}2-A9x7⟧`);\n' },
  'half a surrogate pair': { reason: 'not-unicode-text', text: String.raw`console.log('⟦\ud83d-hunter2⟧');` + '\n' },
  'an empty value': { reason: 'empty-value', text: `console.log('a⟦⟧b');\n` },
  'a statement with a syntax error': { reason: 'does-not-parse', text: `const password = ('⟦hunter2-A9x7⟧';\n` },
};

const typesOnly: Readonly<Record<string, { readonly reason: RefusalReason; readonly text: string }>> = {
  'an enum member': { reason: 'enum-member', text: `enum Keys { A = '⟦hunter2-A9x7⟧' }\nconsole.log(Keys.A);\n` },
  'a literal type': { reason: 'literal-type', text: `type Key = '⟦hunter2-A9x7⟧' | 'b';\nexport type { Key };\n` },
  'a template literal type': { reason: 'literal-type', text: 'export type Key = `a⟦hunter2-A9x7⟧${string}`;\n' },
  'a variable of a literal type': {
    reason: 'literal-type',
    text: `const key: 'a' | 'hunter2' = '⟦hunter2⟧';\nconsole.log(key);\n`,
  },
  'an assertion to a literal type': { reason: 'literal-type', text: `console.log('⟦hunter2⟧' as 'hunter2');\n` },
  'a property of an interface': { reason: 'literal-type', text: `export interface A { '⟦hunter2-A9x7⟧': string }\n` },
  'the name of a module that is declared': {
    reason: 'import-path',
    text: `declare module '⟦hunter2-A9x7⟧' { const a: string; export default a; }\n`,
  },
  'an import by assignment': {
    reason: 'import-path',
    text: `import data = require('⟦hunter2-A9x7⟧');\nconsole.log(data);\n`,
  },
};

export const refusedCases = (extension: '.mjs' | '.mts'): readonly RewriteCase[] => [
  ...Object.entries(synchronous).map(([name, { reason, text }]) => refusedCase(name, `main${extension}`, reason, text)),
  ...Object.entries(extension === '.mts' ? { ...literalOnly, ...typesOnly } : literalOnly).flatMap(
    ([name, { reason, text }]) => [
      refusedCase(name, `main${extension}`, reason, text),
      { ...refusedCase(`${name}, by the helper`, `main${extension}`, reason, text), style: 'helper' as const },
    ],
  ),
];

const refusedCase = (name: string, path: string, expect: RefusalReason, text: string): RewriteCase => ({
  name: `${name} is refused`,
  files: { [path]: text },
  expect,
  main: 'none',
});
