import assert from 'node:assert/strict';
import { keysIn } from '../../../server/src/remediation/migration.ts';
import { assertLaws, planOf } from './planCase.ts';
import type { Files } from './planCase.ts';

const first = 'Zebra-pl4nted-81';
const second = 'Walrus-pl4nted-72';
const esm = { 'package.json': '{ "name": "shop", "type": "module" }\n' };
const database = 'engine host username password dbname';

/** Programs as people write them, and what a good engineer would call what is in them: `name: keys`. */
const programs: Readonly<Record<string, readonly [Files, readonly string[]]>> = {
  'node-postgres': [
    {
      ...esm,
      'src/db.js': `import pg from 'pg';\nexport const pool = new pg.Pool({\n  host: 'db.internal',\n  port: 5433,\n  user: 'app',\n  password: '${first}',\n  database: 'orders',\n});\n`,
    },
    [`shop/dev/database: ${database} port`],
  ],
  'a mail account and a webhook in one file': [
    {
      ...esm,
      'src/notify.js': `export const webhook = { url: 'https://hooks.example.net', secret: '${second}' };\nexport const mail = { host: 'smtp.internal', auth: { user: 'mailer', pass: '${first}' } };\n`,
    },
    ['shop/dev/mail: host username password', 'shop/dev/webhook: secret'],
  ],
  'two environments of knex': [
    {
      'package.json': '{ "name": "shop" }\n',
      'knexfile.js': `module.exports = {\n  development: { client: 'pg', connection: { host: 'localhost', user: 'app', password: '${first}', database: 'shop' } },\n  production: { client: 'pg', connection: { host: 'db.internal', user: 'app', password: '${second}', database: 'shop' } },\n};\n`,
    },
    [`shop/dev/database: ${database}`, `shop/prod/database: ${database}`],
  ],
  'Sequelize by position': [
    {
      ...esm,
      'src/models.js': `import { Sequelize } from 'sequelize';\nexport const sequelize = new Sequelize('orders', 'app', '${first}', { host: 'db.internal', dialect: 'mysql' });\n`,
    },
    [`shop/dev/database: ${database}`],
  ],
  'two clients of redis': [
    {
      ...esm,
      'src/cache.js': `import { createClient } from 'redis';\nexport const cache = createClient({ password: '${first}', socket: { host: 'cache.internal', port: 6379 } });\nexport const queue = createClient({ password: '${second}', socket: { host: 'queue.internal', port: 6379 } });\n`,
    },
    ['shop/dev/redis: host password port', 'shop/dev/queue-redis: host password port'],
  ],
  psycopg: [
    {
      'db.py': `import psycopg\nconn = psycopg.connect(host="db.internal", dbname="orders", user="app", password="${first}")\nreplica = psycopg.connect("host=replica.internal dbname=orders user=reader password=${second}")\n`,
    },
    [`shop/dev/database: ${database}`, `shop/dev/replica-database: ${database}`],
  ],
  'settings of Django': [
    {
      'site/settings.py': `DATABASES = {\n    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "orders", "USER": "app", "PASSWORD": "${first}", "HOST": "db.internal"},\n}\nEMAIL_HOST = "smtp.internal"\nEMAIL_HOST_USER = "mailer"\nEMAIL_HOST_PASSWORD = "${second}"\n`,
    },
    [`shop/dev/database: ${database}`, 'shop/dev/email: host username password'],
  ],
  'variables with one prefix': [
    {
      'app/config.py': `DB_HOST = "db.internal"\nDB_PORT = "3306"\nDB_USER = "app"\nDB_PASSWORD = "${first}"\nDB_NAME = "orders"\n`,
    },
    [`shop/dev/database: ${database} port`],
  ],
  'a key pair of AWS': [
    {
      'upload.py': `import boto3\ns3 = boto3.client("s3", aws_access_key_id="${'AKIA' + 'QYLPMN5HHHFPZAM2'}", aws_secret_access_key="${'q7Jx0zK2vN5bM8cR1tY4' + 'uI6oP9aS3dF7gH2jL5kZ'}")\n`,
    },
    ['shop/dev/aws: access_key_id secret_access_key'],
  ],
  'basic authentication at a service': [
    {
      'report.py': `import requests\n\ndef report():\n    return requests.get("https://ci.internal/api", auth=("ci-bot", "${first}"))\n`,
    },
    ['shop/dev/ci: username password'],
  ],
};

describe('what programs become', () => {
  for (const [title, [files, expected]] of Object.entries(programs)) {
    it(title, async () => {
      const plan = await planOf(files);
      const found = plan.secrets.map(({ name, content }) => `${name}: ${keysIn(content).join(' ')}`);
      assert.deepEqual(found, expected);
      await assertLaws(plan, files);
    });
  }

  it('a key in PEM form is a secret of its own, with every line end', async () => {
    const lines = [
      '-----BEGIN ' + 'PRIVATE KEY-----',
      'MIIE' + 'vQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    ];
    const pem = [...lines, lines[1]?.split('').reverse().join(''), '-----END ' + 'PRIVATE KEY-----', ''].join('\n');
    const files = { ...esm, 'src/sign.js': `export const jwt = { privateKey: ${JSON.stringify(pem)} };\n` };
    const plan = await planOf(files);
    assert.deepEqual(
      plan.secrets.map(({ name, content }) => [name, content.kind === 'text' && content.text.reveal() === pem]),
      [['shop/dev/jwt-private-key', true]],
    );
    await assertLaws(plan, files);
  });
});
