import type { RewriteCase } from '../support/rewriteCase.ts';

const module = { 'package.json': '{ "type": "module" }' } as const;

const verbatim = '{ "compilerOptions": { "module": "nodenext", "verbatimModuleSyntax": true } }';

/** What only TypeScript has. */
export const typescriptCases: readonly RewriteCase[] = [
  {
    name: 'as const, on the literal and around it',
    files: {
      'main.ts': `const password = '⟦hunter2-A9x7⟧' as const;
const settings = { password: '⟦hunter2-A9x7⟧', port: 5432 } as const;
const list = [<const>'⟦tok-12345678⟧', ('⟦tok-12345678⟧') as const];
const text: string = settings.password;
console.log(password, text, settings.port, list);
`,
      ...module,
    },
  },
  {
    name: 'satisfies, as, non-null and type assertions',
    files: {
      'main.ts': `type Brand = string & { readonly brand?: 'b' };
const a = '⟦hunter2-A9x7⟧' satisfies string;
const b = '⟦hunter2-A9x7⟧' as Brand;
const c = '⟦hunter2-A9x7⟧'!;
const d = <Brand>'⟦hunter2-A9x7⟧';
const e = { password: 'Bearer ⟦tok-12345678⟧' } satisfies Record<string, string>;
console.log(a, b, c, d, e.password);
`,
      ...module,
    },
  },
  {
    name: 'strict types through functions, classes and generics',
    files: {
      'main.mts': `interface Options {
  readonly user: string;
  readonly password: string;
}
const connect = async <T extends Options>(options: T): Promise<T['password']> => options.password;
abstract class Base<T> {
  abstract value(): Promise<T>;
}
class Token extends Base<string> {
  async value(): Promise<string> {
    return '⟦tok-12345678⟧';
  }
}
console.log(await connect({ user: 'app', password: '⟦hunter2-A9x7⟧' }), await new Token().value());
`,
    },
  },
  {
    name: 'imports of types stay imports of types',
    files: {
      'main.mts': `import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type GetSecretValueCommandInput } from '@aws-sdk/client-secrets-manager';

const input: GetSecretValueCommandInput = { SecretId: 'x' };
export const use = (client: SecretsManagerClient): string => typeof client;
console.log('⟦hunter2-A9x7⟧', input.SecretId);
`,
    },
    alsoTouched: ["import { type GetSecretValueCommandInput } from '@aws-sdk/client-secrets-manager';"],
  },
  {
    name: 'a file of its own kind of promise',
    files: {
      'main.mts': `class Promise {}
type Record = number;
const count: Record = 1;
console.log('⟦hunter2-A9x7⟧', typeof Promise, count);
`,
    },
  },
  {
    name: 'a decorator, a property and a parameter with a default',
    files: {
      'main.mts': `const named = (name: string) => (target: new () => object): void => console.log(name, target.name);
@named('⟦tok-12345678⟧')
class Database {
  private readonly password: string = '⟦hunter2-A9x7⟧';
  static connect = (password = '⟦hunter2-A9x7⟧'): string => password;
  constructor(readonly user = '⟦svc-orders⟧') {}
  show(): string {
    return this.password;
  }
}
console.log(new Database().show(), Database.connect(), new Database().user);
`,
    },
    style: 'helper',
  },
  {
    name: 'the same places inline',
    files: {
      'main.mts': `const named = (name: string) => (target: new () => object): void => console.log(name, target.name);
@named('⟦tok-12345678⟧')
class Database {
  private readonly password: string = '⟦hunter2-A9x7⟧';
  constructor(readonly user = '⟦svc-orders⟧') {}
  show(): string {
    return this.password;
  }
}
console.log(new Database().show());
`,
    },
    expect: ['decorator-argument', 'class-field', 'default-parameter'],
    main: 'none',
  },
  {
    name: 'a namespace',
    files: {
      'main.mts': `namespace Settings {
  export const password = '⟦hunter2-A9x7⟧';
}
console.log(Settings.password);
`,
    },
    style: 'helper',
  },
  {
    name: 'a namespace inline',
    files: {
      'main.mts': `namespace Settings {\n  export const password = '⟦hunter2-A9x7⟧';\n}\nconsole.log(Settings.password);\n`,
    },
    expect: 'sync-function',
    main: 'none',
  },
  {
    name: 'the top of a file that is compiled to CommonJS',
    files: { 'main.ts': "export const password: string = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n" },
    expect: 'commonjs-top-level',
    main: 'none',
  },
  {
    name: 'the same by the helper, without extension',
    files: { 'src/main.ts': "export const password: string = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n" },
    style: 'helper',
    after: {
      'src/main.ts': `import { getSecretSync } from './aws-secrets';

export const password: string = getSecretSync('harness/typescript-10/app', 'password');
console.log(password);
`,
    },
  },
  {
    name: 'an async function in a file that is compiled to CommonJS',
    files: {
      'main.ts': `import { sep } from 'node:path';

async function main(): Promise<void> {
  console.log('⟦hunter2-A9x7⟧', sep);
}
void main();
`,
    },
  },
  {
    name: 'the top of an ES module, settled by a tsconfig.json that compiles to CommonJS',
    files: {
      'main.ts': "export const password = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n",
      'tsconfig.json': '{ "compilerOptions": { /* older */ "module": "CommonJS" } }',
      ...module,
    },
    expect: 'commonjs-top-level',
    main: 'none',
  },
  {
    name: 'an ES module by its package.json, the helper with the extension of the output',
    files: {
      'src/config/main.ts': `class A {
  password = '⟦hunter2-A9x7⟧';
}
console.log(new A().password, '⟦tok-12345678⟧');
`,
      ...module,
    },
    style: 'helper',
    after: {
      'src/config/main.ts': `import { getSecret, getSecretSync } from '../aws-secrets.js';

class A {
  password = getSecretSync('harness/typescript-13/app', 'password');
}
console.log(new A().password, await getSecret('harness/typescript-13/app', 'password2'));
`,
    },
  },
  {
    name: '.cts',
    files: {
      'main.cts': `import { sep } from 'node:path';
const password = '⟦hunter2-A9x7⟧';
console.log(password, sep);
`,
    },
    style: 'helper',
  },
  {
    name: '.cts in an async function, inline',
    files: {
      'main.cts': `import { sep } from 'node:path';
async function main(): Promise<string> {
  return '⟦hunter2-A9x7⟧' + sep;
}
void main().then((text) => console.log(text));
`,
    },
  },
  {
    name: 'TSX: attributes of an async component',
    files: {
      'main.tsx': `declare global {
  namespace JSX {
    type Element = string;
    interface IntrinsicElements {
      input: { type?: string; value?: string; title?: string };
    }
  }
}
const h = (tag: string, props: object | null): string => tag + JSON.stringify(props);
const login = async (): Promise<string> => <input type="password" value="⟦hunter2&lt;A9x7⟧" title='Bearer ⟦tok-12345678⟧' />;
const page = <input value="⟦hunter2&lt;A9x7⟧" />;
console.log(await login(), page);
`,
      ...module,
    },
  },
  {
    name: 'overloads, generics with defaults and an exported function',
    files: {
      'main.mts': `export function connect(): Promise<string>;
export function connect(user: string): Promise<string>;
export async function connect<T = string>(user?: T): Promise<string> {
  return \`\${String(user ?? 'app')}:⟦hunter2-A9x7⟧\`;
}
console.log(await connect(), await connect('x'));
`,
    },
  },
  {
    name: 'a union of strings as the type of what is compared',
    files: {
      'main.mts': `const given: string | undefined = process.argv[2];
const options: { password?: string } = {};
options.password ??= '⟦hunter2-A9x7⟧';
console.log(given === '⟦tok-12345678⟧', options.password);
`,
    },
  },
  {
    name: 'an exported constant that is imported elsewhere',
    files: {
      'main.mts': `import { settings, type Settings } from './settings.mjs';
const copy: Settings = { ...settings };
console.log(copy.password, copy.url);
`,
      'settings.mts': `export interface Settings {
  readonly password: string;
  readonly url: string;
}
export const settings: Settings = {
  password: '⟦hunter2-A9x7⟧',
  url: 'redis://:⟦%p%40ss⟧@cache.example.com:6379/0',
};
`,
    },
  },
  {
    name: 'a client that is there, with a type',
    files: {
      'main.mts': `import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export const client: SecretsManagerClient = new SecretsManagerClient({});
console.log('⟦hunter2-A9x7⟧', typeof client);
`,
    },
    alsoTouched: ["import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';"],
  },
  {
    name: 'a reference comment and a check comment stay on top',
    files: {
      'main.mts': `/// <reference types="node" />
// @ts-check
const password: string = "⟦hunter2-A9x7⟧";
console.log(password);
`,
    },
  },
  {
    name: 'verbatimModuleSyntax in CommonJS, inline',
    files: {
      'main.ts': `import os = require('node:os');
const read = async (): Promise<string> => '⟦hunter2-A9x7⟧' + typeof os.cpus;
void read().then((text) => console.log(text));
export = read;
`,
      'package.json': '{}',
      'tsconfig.json': verbatim,
    },
  },
  {
    name: 'verbatimModuleSyntax in CommonJS, by helper',
    files: {
      'main.ts': `import os = require('node:os');
const password = '⟦hunter2-A9x7⟧';
console.log(password, typeof os.cpus);
`,
      'package.json': '{}',
      'tsconfig.json': verbatim,
    },
    style: 'helper',
  },
];

/** Programs that are run from their TypeScript, without a build. */
export const unbuiltCases: readonly RewriteCase[] = [
  {
    name: 'an ES module',
    files: { 'main.ts': "const password: string = '⟦hunter2-A9x7⟧';\nconsole.log(password);\n", ...module },
  },
  {
    name: 'CommonJS, read synchronously',
    files: {
      'src/main.ts': `import { sep } from 'node:path';

export const password: string = '⟦hunter2-A9x7⟧';
console.log(password, sep);
`,
    },
    style: 'helper',
  },
  {
    name: 'imports with the extension of the source, as the file has them',
    files: {
      'main.ts': `import { name } from './name.ts';

class Database {
  password = '⟦hunter2-A9x7⟧';
}
console.log(name, new Database().password);
`,
      'name.ts': "export const name = 'shop';\n",
      ...module,
    },
    style: 'helper',
    after: {
      'main.ts': `import { getSecretSync } from './aws-secrets.ts';
import { name } from './name.ts';

class Database {
  password = getSecretSync('harness/typescript-without-a-build-2/app', 'password');
}
console.log(name, new Database().password);
`,
    },
  },
];
