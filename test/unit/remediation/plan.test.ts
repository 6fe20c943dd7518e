import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import type { MigrationChoice, PlannedContent } from '../../../server/src/remediation/migration.ts';
import { assertLaws, placesIn, planOf, resultOf, secretsIn } from './planCase.ts';
import type { Files, SecretContent } from './planCase.ts';

interface PlanCase {
  readonly files: Files;
  readonly choice?: Partial<MigrationChoice>;
  readonly secrets: Readonly<Record<string, SecretContent>>;
  readonly places: readonly string[];
  /** Texts that occur in the results, by path. */
  readonly result?: Readonly<Record<string, readonly string[]>>;
}

const esm = '{ "name": "shop", "type": "module" }\n';
const token = `ghp_16C7e42F292c6912E7710c838347Ae178B4a`;
const first = 'Zebra-pl4nted-81';
const second = 'Walrus-pl4nted-72';
const bytes = '0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05, 0x66, 0xf1, 0x3d, 0x9a, 0x20, 0xbe, 0x47, 0xe8';
const hex = bytes.replaceAll(/0x|, /g, '');

const objectOf = (values: Readonly<Record<string, string>>): PlannedContent => ({
  kind: 'object',
  values: new Map(Object.entries(values).map(([key, value]) => [key, new Secret(value)])),
});

const cases: Readonly<Record<string, PlanCase>> = {
  'a plain value': {
    files: { 'package.json': esm, 'src/mail.ts': `export const smtpPassword = '${first}';\n` },
    secrets: { 'shop/dev/smtp': { password: first } },
    places: [`src/mail.ts:${first} → shop/dev/smtp#password inline`],
    result: { 'package.json': ['"@aws-sdk/client-secrets-manager": "^'] },
  },
  'a prefix in the same literal stays in the code': {
    files: { 'package.json': esm, 'src/api.ts': `export const headers = { Authorization: 'Bearer ${token}' };\n` },
    secrets: { 'shop/dev/github': { token } },
    places: [`src/api.ts:${token} → shop/dev/github#token inline`],
    result: { 'src/api.ts': ['Bearer '] },
  },
  'a connection string becomes AWS’s structure and is put together from its parts': {
    files: { 'db.py': `URL = "postgresql://app:${first}@db.internal:5432/orders?sslmode=require"\n` },
    secrets: {
      'shop/dev/database': {
        engine: 'postgres',
        host: 'db.internal',
        username: 'app',
        password: first,
        dbname: 'orders',
        port: 5432,
      },
    },
    places: [`db.py:${first} → shop/dev/database#password inline`],
    result: { 'db.py': ['@db.internal:5432/orders?sslmode=require'] },
  },
  'percent-encoding that is reproduced is decoded in the store': {
    files: { 'package.json': esm, 'db.mjs': `export const url = 'mysql://app:p%40ss%2FZebra81@db/shop';\n` },
    secrets: {
      'shop/dev/database': { engine: 'mysql', host: 'db', username: 'app', password: 'p@ss/Zebra81', dbname: 'shop' },
    },
    places: ['db.mjs:p%40ss%2FZebra81 → shop/dev/database#password inline'],
    result: { 'db.mjs': ['encodeURIComponent'] },
  },
  'percent-encoding that would come out otherwise: the whole string beside the decoded structure': {
    files: { 'package.json': esm, 'db.mjs': `export const url = 'mysql://app:p%40ss!%2fZebra81@db/shop';\n` },
    secrets: {
      'shop/dev/database': {
        engine: 'mysql',
        host: 'db',
        username: 'app',
        password: 'p@ss!/Zebra81',
        dbname: 'shop',
        url: 'mysql://app:p%40ss!%2fZebra81@db/shop',
      },
    },
    places: ['db.mjs:p%40ss!%2fZebra81 → shop/dev/database#url inline'],
  },
  'a string that is no URI is never percent-encoded': {
    files: { 'db.py': `DSN = "host=db.internal user=app password=${first} dbname=orders"\n` },
    secrets: {
      'shop/dev/database': {
        engine: 'postgres',
        host: 'db.internal',
        username: 'app',
        password: first,
        dbname: 'orders',
      },
    },
    places: [`db.py:${first} → shop/dev/database#password inline`],
  },
  'interpolated parts stay expressions': {
    files: {
      'package.json': esm,
      'db.mjs': `const host = process.env.HOST;\nexport const url = \`postgres://app:${first}@\${host}/shop\`;\n`,
    },
    secrets: {
      'shop/dev/database': { engine: 'postgres', username: 'app', password: first, dbname: 'shop' },
    },
    places: [`db.mjs:${first} → shop/dev/database#password inline`],
    result: { 'db.mjs': ['@${host}/shop'] },
  },
  'one value in several files is one secret, every place rewritten': {
    files: {
      'a.py': `URL = "postgresql://app:${first}@db/orders"\n`,
      'b.py': `db_password = "${first}"\n`,
      'c.py': `OTHER = "postgresql://reader:${first}@replica/orders"\n`,
    },
    secrets: {
      'shop/dev/database': { engine: 'postgres', host: 'db', username: 'app', password: first, dbname: 'orders' },
    },
    places: [
      `a.py:${first} → shop/dev/database#password inline`,
      `b.py:${first} → shop/dev/database#password inline`,
      `c.py:${first} → shop/dev/database#password inline`,
    ],
    // Another user's name is not the one in the secret.
    result: { 'c.py': ['postgresql://reader:'] },
  },
  'values of one component are keys of one secret': {
    files: { 'jobs.py': `github_token = "${token}"\ngithub_password = "${first}"\n` },
    secrets: { 'shop/dev/github': { token, password: first } },
    places: [`jobs.py:${token} → shop/dev/github#token inline`, `jobs.py:${first} → shop/dev/github#password inline`],
  },
  'different values under one name and key get keys of their own': {
    files: { 'a.py': `smtp_password = "${first}"\n`, 'b.py': `SMTP_PASSWD = "${second}"\n` },
    secrets: { 'shop/dev/smtp': { password: first, smtp_passwd: second } },
    places: [`a.py:${first} → shop/dev/smtp#password inline`, `b.py:${second} → shop/dev/smtp#smtp_passwd inline`],
  },
  'two databases are two secrets': {
    files: {
      'a.py': `URL = "postgresql://app:${first}@db/orders"\nREPORTS = "mysql://app:${second}@warehouse/reports"\n`,
    },
    secrets: {
      'shop/dev/database': { engine: 'postgres', host: 'db', username: 'app', password: first, dbname: 'orders' },
      'shop/dev/reports-database': {
        engine: 'mysql',
        host: 'warehouse',
        username: 'app',
        password: second,
        dbname: 'reports',
      },
    },
    places: [
      `a.py:${first} → shop/dev/database#password inline`,
      `a.py:${second} → shop/dev/reports-database#password inline`,
    ],
  },
  'a name that is taken gives way to the next': {
    files: { 'mail.py': `smtp_password = "${first}"\n` },
    choice: { taken: new Set(['shop/dev/smtp', 'shop/dev/smtp-password']) },
    secrets: { 'shop/dev/smtp-2': { password: first } },
    places: [`mail.py:${first} → shop/dev/smtp-2#password inline`],
  },
  'a value that is stored already is used, whatever its key': {
    files: { 'mail.py': `smtp_password = "${first}"\nsmtp_token = "${second}"\n` },
    choice: { stored: new Map([['shop/dev/smtp', objectOf({ password_2: first })]]) },
    secrets: { 'shop/dev/smtp': { password_2: first }, 'shop/dev/smtp-token': { token: second } },
    places: [
      `mail.py:${first} → shop/dev/smtp#password_2 inline`,
      `mail.py:${second} → shop/dev/smtp-token#token inline`,
    ],
  },
  'a host name in the store is no password': {
    files: { 'mail.py': `smtp_password = "${first}"\n` },
    choice: { stored: new Map([['shop/dev/database', objectOf({ host: first })]]) },
    secrets: { 'shop/dev/smtp': { password: first } },
    places: [`mail.py:${first} → shop/dev/smtp#password inline`],
  },
  'a prefix for proposed names': {
    files: { 'mail.py': `smtp_password = "${first}"\n` },
    choice: { namePrefix: 'team' },
    secrets: { 'team/shop/dev/smtp': { password: first } },
    places: [`mail.py:${first} → team/shop/dev/smtp#password inline`],
  },
  'a prefix that leaves no room': {
    files: { 'mail.py': `smtp_password = "${first}"\n` },
    choice: { namePrefix: 'p'.repeat(505) },
    secrets: { [`${'p'.repeat(505)}/shop/d`]: { password: first } },
    places: [`mail.py:${first} → ${'p'.repeat(505)}/shop/d#password inline`],
  },
  'a name chosen by the user holds everything': {
    files: { 'a.py': `URL = "postgresql://app:${first}@db/orders"\nsmtp_password = "${second}"\n` },
    choice: { secretName: 'my/own' },
    secrets: {
      'my/own': {
        engine: 'postgres',
        host: 'db',
        username: 'app',
        password: first,
        dbname: 'orders',
        smtp_password: second,
      },
    },
    places: [`a.py:${first} → my/own#password inline`, `a.py:${second} → my/own#smtp_password inline`],
  },
  'where no call is legal the place is refused and nothing of it is stored': {
    files: {
      'package.json': esm,
      'a.ts': `export enum Keys { Password = '${first}' }\nexport const smtpPassword = '${second}';\n`,
    },
    secrets: { 'shop/dev/smtp': { password: second } },
    places: [`a.ts:${first} → refused enum-member`, `a.ts:${second} → shop/dev/smtp#password inline`],
  },
  'a refused place does not take the name from another': {
    files: {
      'package.json': esm,
      'a.ts': `export enum Smtp { smtpPassword = '${first}' }\nexport const smtpPassword = '${second}';\n`,
    },
    secrets: { 'shop/dev/smtp': { password: second } },
    places: [`a.ts:${first} → refused enum-member`, `a.ts:${second} → shop/dev/smtp#password inline`],
  },
  'auto takes the helper where inline is not legal': {
    files: {
      'package.json': '{ "name": "shop" }\n',
      'mail.js': `const smtpPassword = '${first}';\nmodule.exports = { smtpPassword };\n`,
    },
    secrets: { 'shop/dev/smtp': { password: first } },
    places: [`mail.js:${first} → shop/dev/smtp#password helper`],
  },
  'the helper is made once for all files': {
    files: {
      'package.json': esm,
      'src/a.ts': `export const smtpPassword = '${first}';\n`,
      'src/b.ts': `export const ftpPassword = '${second}';\n`,
    },
    choice: { style: 'helper' },
    secrets: { 'shop/dev/smtp': { password: first }, 'shop/dev/ftp': { password: second } },
    places: [`src/a.ts:${first} → shop/dev/smtp#password helper`, `src/b.ts:${second} → shop/dev/ftp#password helper`],
  },
  'files that cannot be rewritten yet are refused': {
    files: { '.env': `GITHUB_TOKEN=${token}\n` },
    secrets: {},
    places: [`.env:${token} → refused language-not-supported`],
  },
  'the nearest manifest is edited': {
    files: {
      'requirements.txt': 'flask\n',
      'jobs/requirements.txt': 'requests==2.31\n',
      'jobs/mail.py': `smtp_password = "${first}"\n`,
    },
    secrets: { 'shop/dev/smtp': { password: first } },
    places: [`jobs/mail.py:${first} → shop/dev/smtp#password inline`],
    result: { 'jobs/requirements.txt': ['boto3'], 'requirements.txt': ['flask\n'] },
  },
  'bytes are a binary secret of their own, one for equal bytes': {
    files: {
      'package.json': esm,
      'sign.ts': `export const signingKey = new Uint8Array([${bytes}]);\nexport const githubToken = '${token}';\n`,
      'sign.py': `signing_key = bytes([${bytes}])\n`,
    },
    secrets: { 'shop/dev/sign-signing-key': { hex }, 'shop/dev/github': { token } },
    places: [
      `sign.ts:${bytes} → shop/dev/sign-signing-key#undefined inline`,
      `sign.ts:${token} → shop/dev/github#token inline`,
      `sign.py:${bytes} → shop/dev/sign-signing-key#undefined inline`,
    ],
    result: {
      'sign.ts': ["new Uint8Array(await getSecretBytes('shop/dev/sign-signing-key'))"],
      'sign.py': ['signing_key = get_secret_bytes("shop/dev/sign-signing-key")'],
    },
  },
  'bytes that are there already are used': {
    files: { 'sign.py': `signing_key = bytes([${bytes}])\n` },
    choice: {
      stored: new Map([
        ['keys/text', { kind: 'text', text: new Secret(Buffer.from(hex, 'hex').toString('latin1')) }],
        ['keys/signing', { kind: 'bytes', bytes: new Secret(Buffer.from(hex, 'hex').toString('latin1')) }],
      ]),
    },
    secrets: { 'keys/signing': { hex } },
    places: [`sign.py:${bytes} → keys/signing#undefined inline`],
  },
  'bytes are no key of another secret': {
    files: { 'sign.py': `signing_key = bytes([${bytes}])\nsmtp_password = "${first}"\n` },
    choice: { into: { name: 'shop/all' }, stored: new Map([['shop/all', objectOf({})]]) },
    secrets: { 'shop/all': { password: first } },
    places: [`sign.py:${bytes} → refused not-unicode-text`, `sign.py:${first} → shop/all#password inline`],
  },
  'several values in one line and in one literal': {
    files: {
      'db.py': `URLS = "postgresql://app:${first}@db/orders", "redis://:${second}@cache:6379/0"\n`,
    },
    secrets: {
      'shop/dev/database': { engine: 'postgres', host: 'db', username: 'app', password: first, dbname: 'orders' },
      'shop/dev/redis': { host: 'cache', password: second, dbname: '0', port: 6379 },
    },
    places: [`db.py:${first} → shop/dev/database#password inline`, `db.py:${second} → shop/dev/redis#password inline`],
  },
};

describe('the plan of a migration', () => {
  for (const [title, { files, choice, secrets, places, result }] of Object.entries(cases)) {
    it(title, async () => {
      const plan = await planOf(files, choice);
      assert.deepEqual(placesIn(plan, files), places);
      assert.deepEqual(secretsIn(plan), secrets);
      const after = resultOf(plan, files);
      for (const [path, texts] of Object.entries(result ?? {})) {
        for (const text of texts) assert.ok(after[path]?.includes(text), `${path} has ${text}:\n${after[path] ?? ''}`);
      }
      await assertLaws(plan, files, choice);
    });
  }
});
