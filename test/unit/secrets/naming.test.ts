import assert from 'node:assert/strict';
import type { FindingKind } from '../../../server/src/core/finding.ts';
import { Secret } from '../../../server/src/core/secret.ts';
import { parseConnectionString } from '../../../server/src/detection/connectionStrings/parse.ts';
import { nameProblem, numberedName, proposeName } from '../../../server/src/secrets/naming.ts';
import { serviceOfString } from '../../../server/src/secrets/naming/service.ts';
import type { Service } from '../../../server/src/secrets/naming/service.ts';

interface NameCase {
  readonly owners?: readonly string[];
  readonly calls?: readonly string[];
  readonly addresses?: readonly string[];
  readonly isAlone?: boolean;
  readonly project?: string;
  readonly path?: string;
  readonly name?: string;
  readonly kind?: FindingKind;
  readonly rule?: string;
  readonly connection?: string;
  readonly value?: string;
  /** `secret name → key`. */
  readonly gives: string;
}

const proposals: Readonly<Record<string, NameCase>> = {
  'component and key from camel case': { name: 'stripeApiKey', kind: 'api-key', gives: 'shop/dev/stripe → api_key' },
  'component and key from constants': { name: 'GITHUB_TOKEN', kind: 'token', gives: 'shop/dev/github → token' },
  'short spellings of password': { name: 'dbPwd', gives: 'shop/dev/db → password' },
  'a header': { name: 'headers.Authorization', path: 'src/api.ts', kind: 'token', gives: 'shop/dev/api → token' },
  'several key words': { name: 'AWS_SECRET_ACCESS_KEY', gives: 'shop/dev/aws → secret_access_key' },
  'a name of key words only: the file is the component': {
    name: 'clientSecret',
    path: 'src/payments.ts',
    gives: 'shop/dev/payments → client_secret',
  },
  'a property path': { name: 'config.mail.password', gives: 'shop/dev/mail → password' },
  'no name at all': { path: 'src/mailer.ts', kind: 'token', gives: 'shop/dev/mailer → token' },
  'a name that says nothing in a file that says nothing': { path: 'index.js', gives: 'shop/dev/index → password' },
  'a file that says nothing in a folder that does': {
    path: 'src/billing/index.ts',
    gives: 'shop/dev/billing → password',
  },
  'no name, but a provider': { rule: 'github-personal-access-token', kind: 'token', gives: 'shop/dev/github → token' },
  'no name, and a general rule': {
    rule: 'hardcoded-token',
    path: 'src/api.ts',
    kind: 'token',
    gives: 'shop/dev/api → token',
  },
  'words of other scripts': { name: 'пароль', path: 'src/ключи.py', gives: 'shop/dev/app → password' },
  'letters with marks': { project: 'Café Crème', name: 'clé_password', gives: 'cafe-creme/dev/cle → password' },
  'a project without any legal character': { project: '商店', name: 'dbPassword', gives: 'app/dev/db → password' },
  'a database': {
    connection: 'postgres://app:wh1te-r4bbit@db.internal:5432/shop',
    name: 'DATABASE_URL',
    gives: 'shop/dev/database → password',
  },
  'an ADO.NET string': {
    connection: 'Server=db;User Id=sa;Password=wh1te-r4bbit',
    gives: 'shop/dev/database → password',
  },
  redis: { connection: 'redis://:wh1te-r4bbit@cache:6379/0', gives: 'shop/dev/redis → password' },
  'a service that is no database': {
    connection: 'amqps://svc:wh1te-r4bbit@mq.internal/vhost',
    gives: 'shop/dev/amqp → password',
  },
  'environment from a dotenv file': { path: '.env.production', name: 'API_KEY', gives: 'shop/prod/env → api_key' },
  'environment from a settings file': {
    path: 'config/staging.js',
    name: 'dbPassword',
    gives: 'shop/staging/db → password',
  },
  'environment from a folder': { path: 'deploy/prod/app.py', name: 'dbPassword', gives: 'shop/prod/db → password' },
  'test folders are no environment': { path: 'test/db.test.ts', name: 'dbPassword', gives: 'shop/dev/db → password' },
  'a name that would end with a hyphen and six characters': {
    name: 'shopOrdersPassword',
    gives: 'shop/dev/shop_orders → password',
  },
  'an object around it': { name: 'pass', owners: ['auth', 'mail'], gives: 'shop/dev/mail → password' },
  'a variable with words that say nothing': {
    name: 'secret',
    owners: ['webhookOptions'],
    gives: 'shop/dev/webhook → secret',
  },
  'the environment is an object around it': {
    name: 'apiKey',
    owners: ['production', 'exports', 'module'],
    path: 'src/billing.js',
    kind: 'api-key',
    gives: 'shop/prod/billing → api_key',
  },
  'the service that is called': {
    name: 'Authorization',
    owners: ['headers'],
    calls: ['requests.post', 'notify'],
    addresses: ['https://api.statuspage.io/v1/pages'],
    kind: 'token',
    gives: 'shop/dev/statuspage → token',
  },
  'a service of one’s own': {
    addresses: ['http://ci.internal:8080/job'],
    gives: 'shop/dev/ci → password',
  },
  'an address tells nothing': { addresses: ['http://10.0.0.7/'], gives: 'shop/dev/db → password' },
  'the function around it': { calls: ['', 'sendNewsletter'], gives: 'shop/dev/newsletter → password' },
  'an account at a server': { name: 'EMAIL_HOST_PASSWORD', gives: 'shop/dev/email → password' },
  'a file stored alone says in its name what it is': {
    name: 'key',
    owners: ['jwt'],
    kind: 'private-key',
    isAlone: true,
    gives: 'shop/dev/jwt-private-key → key',
  },
  'a name of another script is legal': {
    project: 'магазин',
    path: 'источник/почта.py',
    name: 'пароль',
    gives: 'app/dev/app → password',
  },
  'a very long path and name': {
    project: 'p'.repeat(300),
    path: `${'folder/'.repeat(80)}${'f'.repeat(200)}.ts`,
    name: `${'n'.repeat(300)}Password`,
    gives: `${'p'.repeat(64)}/dev/${'n'.repeat(64)} → password`,
  },
  'the same trap in the environment': {
    project: 'shop-orders',
    name: 'dbPassword',
    gives: 'shop-orders/dev/db → password',
  },
  'a variable named like its value': { name: 'whiteRabbit9', value: 'whiterabbit9', gives: 'shop/dev/db → password' },
};

const serviceIn = (text: string): Service => {
  const connection = parseConnectionString(text);
  assert.ok(connection !== undefined);
  return serviceOfString(connection);
};

describe('proposed names', () => {
  for (const [title, testCase] of Object.entries(proposals)) {
    it(title, () => {
      const { project = 'shop', path = 'src/db.ts', kind = 'password', gives, connection, value, ...around } = testCase;
      const proposed = proposeName({
        project,
        path,
        kind,
        ...around,
        ...(connection === undefined ? {} : { service: serviceIn(connection) }),
        ...(value === undefined ? {} : { value: new Secret(value) }),
      });
      assert.equal(`${proposed.secretName} → ${proposed.key}`, gives);
      for (const name of [proposed.secretName, ...proposed.otherNames]) {
        assert.equal(nameProblem(name), undefined);
        assert.doesNotMatch(name, /\/\/|^\/|\/$/);
      }
    });
  }
});

describe('the second name to try', () => {
  const password = 'wh1te-r4bbit';
  for (const [text, expected] of [
    ['postgres://app:wh1te-r4bbit@db/Orders', ['shop/dev/orders-database']],
    ['postgres://app:wh1te-r4bbit@db/wh1te-r4bbit', []],
    ['redis://:wh1te-r4bbit@cache:6379/0', []],
    ['postgres://app:wh1te-r4bbit@db', []],
  ] as const) {
    it(text.replaceAll(password, '•••'), () => {
      const question = { project: 'shop', path: 'src/db.ts', kind: 'password', value: new Secret(password) } as const;
      const { otherNames } = proposeName({ ...question, service: serviceIn(text) });
      assert.deepEqual(otherNames, expected);
    });
  }
  it('of a further connection: with its database, then with its file', () => {
    const service = serviceIn('postgres://app:wh1te-r4bbit@db/Orders');
    const question = {
      project: 'shop',
      path: 'src/reports.ts',
      kind: 'password',
      owners: ['engine'],
      service,
    } as const;
    assert.deepEqual(proposeName(question).otherNames, ['shop/dev/orders-database', 'shop/dev/reports-database']);
  });
  it('of a value that is no connection’s: with its key', () => {
    const { secretName, otherNames } = proposeName({
      project: 'shop',
      path: 'src/hooks.ts',
      kind: 'password',
      name: 'signing_key',
      owners: ['webhook'],
    });
    assert.deepEqual([secretName, ...otherNames], ['shop/dev/webhook', 'shop/dev/webhook-signing-key']);
  });
});

const hyphenated = `${'a'.repeat(506)}-bcdef`;

const problems: Readonly<Record<string, RegExp | undefined>> = {
  'shop/prod/database': undefined,
  'AZaz09/_+=.@-': undefined,
  ['a'.repeat(512)]: undefined,
  ['a'.repeat(513)]: /at most 512 characters; this one has 513/,
  [hyphenated]: undefined,
  '': /needs a name/,
  'shop dev': /^A space cannot be in a name/,
  'shop\tdev': /^A space cannot be/,
  'rds!cluster': /^“!” cannot be/,
  größe: /^“ö” cannot be/,
  'schlüssel🔑': /^“ü” cannot be/,
  'key🔑': /^“🔑” cannot be/,
  'shop:dev': /^“:” cannot be/,
  // Recorded against AWS: a name that ends so is not found by its partial ARN; these two neighbours are.
  'shop-a1b2c3': /hyphen and six characters/,
  'shop-a1b2': undefined,
  'shop-a1b2c3-': undefined,
  'my-orders': /hyphen and six characters/,
  'shop-orders/dev/db': undefined,
  'x-abcd-2': /hyphen and six characters/,
};

describe('problems of a name', () => {
  for (const [name, problem] of Object.entries(problems)) {
    it(`${name.slice(0, 40) || '(empty)'} (${name.length})`, () => {
      const found = nameProblem(name);
      if (problem === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', problem);
    });
  }
});

describe('the next name', () => {
  for (const [name, number, expected] of [
    ['shop/dev/database', 2, 'shop/dev/database-2'],
    ['shop/dev/x-abcd', 2, 'shop/dev/x_abcd-2'],
    ['shop/dev/a', 12345, 'shop/dev/a-12345'],
    ['shop/dev/a', 123456, 'shop/dev/a_123456'],
    ['a'.repeat(512), 2, `${'a'.repeat(510)}-2`],
  ] as const) {
    it(`${name.slice(0, 30)} number ${number}`, () => {
      assert.equal(numberedName(name, number), expected);
      assert.equal(nameProblem(expected), undefined);
    });
  }
});
