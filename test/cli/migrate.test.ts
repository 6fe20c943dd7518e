import assert from 'node:assert/strict';
import { chmodSync, linkSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrateCommandOptions } from '../../server/src/cli/commands/migrate.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';
import type { SecretStore } from '../../server/src/secrets/store.ts';
import { inFolder } from '../support/cli.ts';
import { cleanEnvironment, filesIn, migrate } from '../support/migrate.ts';
import type { MigrateResult } from '../support/migrate.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';

/** Planted values: they may occur in the files before, and in the store, nowhere else. */
const first = 'c4nary-Quagga-55';
const second = 'c4nary-Dodo#pl4nted-72';
const token = `ghp_16C7e42F292c6912E7710c838347Ae178B4a`;
const canaries = [first, second, token, 'c4nary-Dodo%23pl4nted-72'];

const shop = {
  'package.json': '{\n  "name": "@acme/shop",\n  "type": "module"\n}\n',
  'src/db.ts': `export const url = 'postgres://app:c4nary-Dodo%23pl4nted-72@db.internal:5432/orders';\n`,
  'src/mail.ts': `// mail\nexport const smtpPassword = '${first}';\n`,
  'jobs/requirements.txt': 'requests==2.31\n',
  'jobs/load.py': `smtp_password = "${first}"\nheaders = {"Authorization": "Bearer ${token}"}\n`,
};
const apply = { apply: true, yes: true } as const;

describe('unhardcode migrate', () => {
  let sandbox: TestSandbox;
  let store: SecretStore;
  let home: string;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    home = join(sandbox.dataFolder, 'home');
    store = await openAwsStore({ env: environment() });
  });
  afterEach(() => sandbox.close());

  const environment = () => ({ ...cleanEnvironment(home), ...sandbox.environment });

  /** Runs it and looks for planted values in everything that it wrote. */
  async function run(
    folder: string,
    options: Partial<MigrateCommandOptions> = {},
    env: Readonly<Record<string, string>> = environment(),
  ): Promise<MigrateResult> {
    const result = await migrate(folder, env, options);
    for (const canary of canaries)
      assert.ok(!(result.stdout + result.stderr).includes(canary), 'no value in any output');
    return result;
  }

  const stored = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { items } = await store.list({});
    const texts = await Promise.all(
      items.map(async ({ name }) => {
        const { value } = await store.read(name);
        return [name, value.kind === 'text' ? (JSON.parse(value.text.reveal()) as unknown) : undefined] as const;
      }),
    );
    return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
  };

  const put = (name: string, text: string) =>
    store.create({ name, value: { kind: 'text', text: new Secret(text) }, token: crypto.randomUUID() });

  it('shows the plan and does nothing', () =>
    inFolder(shop, async (folder) => {
      const before = filesIn(folder);
      // No store is named, and none is needed.
      const { exitCode, report } = await run(folder, {}, cleanEnvironment(home));
      assert.equal(exitCode, 1);
      assert.deepEqual(report.secrets, [
        {
          name: 'shop/dev/database',
          keys: ['engine', 'host', 'username', 'password', 'dbname', 'port'],
          created: false,
        },
        { name: 'shop/dev/smtp', keys: ['password'], created: false },
        { name: 'shop/dev/github', keys: ['token'], created: false },
      ]);
      assert.deepEqual(
        report.rewritten.map(({ path, startLine, startColumn, endLine, endColumn, secret, key, style }) =>
          [`${path}:${startLine}:${startColumn}-${endLine}:${endColumn}`, secret, key, style].join(' '),
        ),
        [
          'jobs/load.py:1:18-1:34 shop/dev/smtp password inline',
          'jobs/load.py:2:37-2:77 shop/dev/github token inline',
          'src/db.ts:1:36-1:60 shop/dev/database password inline',
          'src/mail.ts:2:30-2:46 shop/dev/smtp password inline',
        ],
      );
      assert.deepEqual(
        report.dependencies.map((row) => `${row.manifest} ${row.package}`),
        ['jobs/requirements.txt boto3', 'package.json @aws-sdk/client-secrets-manager'],
      );
      assert.deepEqual(filesIn(folder), before);
      assert.deepEqual(await stored(), {});
    }));

  it('stores, verifies and edits; a second run changes no byte', () =>
    inFolder(shop, async (folder) => {
      const { exitCode, report, stderr } = await run(folder, apply);
      assert.deepEqual([exitCode, report.failed, report.refused], [0, [], []]);
      assert.match(stderr, /Storing in http:\/\/127\.0\.0\.1:\d+, region us-east-1 \(AWS_REGION\)/);
      assert.deepEqual(await stored(), {
        'shop/dev/database': {
          engine: 'postgres',
          host: 'db.internal',
          username: 'app',
          password: second,
          dbname: 'orders',
          port: 5432,
        },
        'shop/dev/github': { token },
        'shop/dev/smtp': { password: first },
      });
      for (const { name, arn, created } of report.secrets) {
        assert.ok(created && arn?.includes(`:secret:${name}-`));
      }
      const after = filesIn(folder);
      for (const [path, bytes] of Object.entries(after)) {
        for (const canary of canaries) assert.ok(!bytes.includes(canary), `${path} holds no value any more`);
      }
      assert.match(after['package.json']?.toString() ?? '', /"@aws-sdk\/client-secrets-manager": "\^/);
      assert.match(after['jobs/requirements.txt']?.toString() ?? '', /boto3/);

      const again = await run(folder, apply);
      assert.deepEqual([again.exitCode, again.report.secrets, again.report.rewritten], [0, [], []]);
      assert.deepEqual(filesIn(folder), after);
    }));

  it('an ES module that another file requires is read without waiting', () =>
    inFolder(
      {
        'package.json': '{ "type": "module" }\n',
        'run.cjs': `require('./settings.js');\n`,
        'settings.js': `export * from './mail.js';\n`,
        'mail.js': `export const smtpPassword = '${first}';\n`,
        'other.js': `export const apiPassword = '${second}';\n`,
      },
      async (folder) => {
        const { exitCode, report } = await run(folder, { ...apply, style: 'auto' });
        assert.equal(exitCode, 0);
        assert.deepEqual([...new Set(report.rewritten.map(({ style }) => style))], ['helper']);
        const after = filesIn(folder);
        assert.match(after['mail.js']?.toString() ?? '', /= getSecretSync\(/);
        assert.match(after['other.js']?.toString() ?? '', /= await getSecret\(/);
      },
    ));

  it('the helper is made once, in style helper', () =>
    inFolder(shop, async (folder) => {
      const { exitCode, report } = await run(folder, { ...apply, style: 'helper', paths: ['src'] });
      assert.equal(exitCode, 0);
      assert.deepEqual(new Set(report.rewritten.map(({ style }) => style)), new Set(['helper']));
      const added = Object.keys(filesIn(folder)).filter((path) => !(path in shop));
      assert.equal(added.length, 1, added.join(', '));
      assert.equal((await run(folder, { ...apply, paths: ['src'] })).exitCode, 0);
    }));

  for (const [title, encode] of Object.entries({
    'a byte-order mark and CRLF': (text: string) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
    'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'no newline at the end': (text: string) => Buffer.from(text.trimEnd()),
    'Latin-1': (text: string) => Buffer.from(text, 'latin1'),
  })) {
    it(`keeps ${title}`, () => {
      const text = `# déjà vu\nimport os\n\nprint("déjà")\nsmtp_password = "${first}"\nprint(os.name)\n`;
      return inFolder({ 'load.py': encode(text) }, async (folder) => {
        const { exitCode, report } = await run(folder, apply);
        assert.deepEqual([exitCode, report.rewritten.length], [0, 1]);
        const after = readFileSync(join(folder, 'load.py'));
        const start = encode('# déjà vu\n');
        assert.deepEqual(after.subarray(0, start.length - 2), start.subarray(0, -2));
        const rest = encode('x\nprint(os.name)\n').subarray(encode('x').length);
        assert.ok(after.subarray(-rest.length).equals(rest), 'the lines behind are as they were');
        assert.ok(!after.includes(Buffer.from('\r\r\n')));
        assert.ok(!after.includes(first) && !after.includes(Buffer.from(first, 'utf16le')));
        assert.equal((await run(folder, apply)).report.rewritten.length, 0);
      });
    });
  }

  it('keeps modes and symbolic links', () =>
    inFolder({ 'tools/load.py': `#!/usr/bin/env python3\nsmtp_password = "${first}"\n` }, async (folder) => {
      chmodSync(join(folder, 'tools/load.py'), 0o750);
      symlinkSync('tools/load.py', join(folder, 'load'));
      symlinkSync('tools/load.py', join(folder, 'load.py'));
      const { exitCode } = await run(folder, { ...apply, paths: ['load.py', 'tools/load.py'] });
      assert.equal(exitCode, 0);
      assert.ok(lstatSync(join(folder, 'load.py')).isSymbolicLink());
      assert.equal(statSync(join(folder, 'load.py')).mode & 0o777, 0o750);
      assert.match(readFileSync(join(folder, 'tools/load.py'), 'utf8'), /^#!\/usr\/bin\/env python3\n/);
    }));

  it('refuses a file with several names before anything is stored', () =>
    inFolder({ 'load.py': `smtp_password = "${first}"\n` }, async (folder) => {
      linkSync(join(folder, 'load.py'), join(folder, 'same.py'));
      const { exitCode, report } = await run(folder, apply);
      assert.equal(exitCode, 1);
      assert.deepEqual(
        report.refused.map(({ path, reason }) => [path, reason]),
        [
          ['load.py', 'several-names'],
          ['same.py', 'several-names'],
        ],
      );
      assert.deepEqual(await stored(), {});
      assert.equal(statSync(join(folder, 'load.py')).nlink, 2);
    }));

  it('moves only the rule or the fingerprint that is asked for', () =>
    inFolder(shop, async (folder) => {
      const { report } = await run(folder, { only: ['connection-string'] });
      assert.deepEqual(
        report.rewritten.map(({ path }) => path),
        ['src/db.ts'],
      );
      assert.deepEqual((await run(folder, { only: ['no-such-rule'] })).exitCode, 0);
    }));

  it('puts the prefix before every name', () =>
    inFolder(shop, async (folder) => {
      const { report } = await run(folder, { namePrefix: 'team-a' });
      assert.ok(report.secrets.every(({ name }) => name.startsWith('team-a/shop/dev/')));
      const bad = await run(folder, { namePrefix: 'team a' });
      assert.equal(bad.exitCode, 2);
      assert.match(bad.stderr, /--name-prefix: A space cannot be in a name/);
    }));

  it('says what is refused and stores nothing of it', () =>
    inFolder({ ...shop, '.env': `GITHUB_TOKEN=${token}\n` }, async (folder) => {
      const { exitCode, report } = await run(folder, { ...apply, paths: ['.env', 'src/mail.ts'] });
      assert.equal(exitCode, 1);
      assert.deepEqual(
        report.refused.map(({ path, reason }) => [path, reason]),
        [['.env', 'language-not-supported']],
      );
      assert.deepEqual(await stored(), { 'shop/dev/smtp': { password: first } });
    }));

  it('a name that holds something else gives way; a value that is there is used', () =>
    inFolder(shop, async (folder) => {
      await put('shop/dev/smtp', '{"password":"another"}');
      await put('shop/dev/github', JSON.stringify({ deploy_token: token }));
      const { exitCode, report } = await run(folder, {
        ...apply,
        only: ['hardcoded-password', 'github-personal-access-token'],
      });
      assert.equal(exitCode, 0);
      assert.deepEqual(
        report.secrets.map(({ name, keys, created }) => [name, keys, created]),
        [
          ['shop/dev/smtp-password', ['password'], true],
          ['shop/dev/github', ['deploy_token'], false],
        ],
      );
      assert.match(readFileSync(join(folder, 'jobs/load.py'), 'utf8'), /shop\/dev\/smtp-password/);
      assert.deepEqual(await stored(), {
        'shop/dev/github': { deploy_token: token },
        'shop/dev/smtp': { password: 'another' },
        'shop/dev/smtp-password': { password: first },
      });
    }));

  it('what fails leaves its files alone, the rest goes on', () =>
    inFolder(shop, async (folder) => {
      await put('shop/dev/database', '{}');
      await store.delete('shop/dev/database', 7);
      const { exitCode, report } = await run(folder, apply);
      assert.equal(exitCode, 1);
      assert.deepEqual(
        report.failed.map(({ secret, error }) => [secret, error]),
        [['shop/dev/database', 'scheduled-for-deletion']],
      );
      assert.match(report.failed[0]?.message ?? '', /Restore it/);
      assert.deepEqual(
        report.rewritten.map(({ path }) => path),
        ['jobs/load.py', 'jobs/load.py', 'src/mail.ts'],
      );
      assert.equal(readFileSync(join(folder, 'src/db.ts'), 'utf8'), shop['src/db.ts']);
    }));

  it('a file that cannot be written is told with the secret’s name, and finished by the next run', () =>
    inFolder(shop, async (folder) => {
      const file = join(folder, 'src/mail.ts');
      const { exitCode, report, stderr } = await migrate(folder, environment(), apply, {
        onStderr: (text) => {
          if (text.startsWith('Storing in')) rmSync(file);
        },
      });
      assert.equal(exitCode, 1);
      assert.deepEqual(
        report.failed.map(({ secret, error }) => [secret, error]),
        [['shop/dev/smtp', 'not-edited']],
      );
      assert.match(report.failed[0]?.message ?? '', /is stored in shop\/dev\/smtp, but .*mail\.ts was left as it was/);
      assert.ok(!stderr.includes(first));
      assert.equal(report.rewritten.length, 3);

      writeFileSync(file, shop['src/mail.ts']);
      assert.equal((await run(folder, apply)).exitCode, 0);
      assert.equal(Object.keys(await stored()).length, 3);
    }));

  it('an endpoint that is down: nothing is edited, exit code 2, still one document', () =>
    inFolder(shop, async (folder) => {
      const before = filesIn(folder);
      const env = { ...environment(), AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:9' };
      const { exitCode, report } = await run(folder, apply, env);
      assert.equal(exitCode, 2);
      assert.deepEqual(new Set(report.failed.map(({ error }) => error)), new Set(['offline']));
      assert.equal(report.failed.length, 3);
      assert.deepEqual([report.secrets, report.rewritten, report.dependencies], [[], [], []]);
      assert.deepEqual(filesIn(folder), before);
    }));

  for (const [title, env, error] of [
    ['no region', { AWS_REGION: '' }, 'no-region'],
    ['no credentials', { AWS_ACCESS_KEY_ID: '' }, 'no-credentials'],
    ['wrong credentials', { AWS_SECRET_ACCESS_KEY: 'wrong' }, 'no-credentials'],
    ['a profile that is not there', { AWS_PROFILE: 'none' }, 'profile-not-found'],
  ] as const) {
    it(`${title}: exit code 2 before anything is done`, () =>
      inFolder(shop, async (folder) => {
        const before = filesIn(folder);
        const { exitCode, report, stderr } = await run(folder, apply, { ...environment(), ...env });
        assert.deepEqual([exitCode, report.failed[0]?.error], [2, error]);
        assert.ok(stderr.includes(`unhardcode: ${report.failed[0]?.message ?? ''}`), 'people are told as well');
        assert.deepEqual(filesIn(folder), before);
        assert.deepEqual(await stored(), {});
      }));
  }

  it('--apply without --yes does nothing', () =>
    inFolder(shop, async (folder) => {
      const { exitCode, stdout, stderr } = await run(folder, { apply: true });
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, /--yes/);
    }));

  it('a path that is not there', () =>
    inFolder(shop, async (folder) => {
      const { exitCode, stderr } = await run(folder, { paths: ['none'] });
      assert.equal(exitCode, 2);
      assert.match(stderr, /Cannot look at .*none: no such file or folder/);
    }));

  it('says what to install where there is no manifest', () =>
    inFolder({ 'mail.py': `smtp_password = "${first}"\n` }, async (folder) => {
      const { exitCode, report, stderr } = await run(folder, apply);
      assert.deepEqual([exitCode, report.dependencies], [0, []]);
      assert.match(stderr, /no manifest to add boto3 \S+ \(pypi\) to: install it/);
    }));

  it('nothing to do', () =>
    inFolder({ 'a.py': 'print("hello")\n' }, async (folder) => {
      // Nothing of AWS is asked for.
      const { exitCode, stderr } = await run(folder, apply, cleanEnvironment(home));
      assert.equal(exitCode, 0);
      assert.match(stderr, /Nothing to do/);
    }));

  it('prints text for people', () =>
    inFolder(shop, async (folder) => {
      const { stdout } = await run(folder, { ...apply, format: 'text', paths: ['src/mail.ts'] });
      assert.equal(
        stdout,
        [
          'shop/dev/smtp created password',
          '  src/mail.ts:2:30 reads password (inline)',
          `package.json needs @aws-sdk/client-secrets-manager ${versionIn(readFileSync(join(folder, 'package.json'), 'utf8'))}`,
          '',
        ].join('\n'),
      );
    }));

  describe('--into a secret that is there', () => {
    const files = { 'mail.py': `smtp_password = "${first}"\nPASSWORD = "${second}"\n` };

    it('adds keys to it, keeps the rest, and makes no other secret', () =>
      inFolder(files, async (folder) => {
        await put('team/app', '{ "password": "other" }');
        const plan = await run(folder, { into: 'team/app' }, cleanEnvironment(home));
        assert.deepEqual(
          plan.report.secrets.map(({ name }) => name),
          ['team/app'],
        );
        const { exitCode, report } = await run(folder, { ...apply, into: 'team/app' });
        assert.equal(exitCode, 0);
        assert.deepEqual(
          report.secrets.map(({ name, created, added }) => [name, created, added]),
          [['team/app', false, ['smtp_password', 'password_2']]],
        );
        assert.deepEqual(await stored(), {
          'team/app': { password: 'other', smtp_password: first, password_2: second },
        });
        const code = readFileSync(join(folder, 'mail.py'), 'utf8');
        assert.match(code, /team\/app.*smtp_password/);
      }));

    it('uses a key that has the value', () =>
      inFolder({ 'mail.py': `smtp_password = "${first}"\n` }, async (folder) => {
        await put('team/app', JSON.stringify({ mail: first }));
        const { exitCode, report } = await run(folder, { ...apply, into: 'team/app' });
        assert.equal(exitCode, 0);
        assert.deepEqual(
          report.rewritten.map(({ secret, key }) => [secret, key]),
          [['team/app', 'mail']],
        );
        assert.equal(Object.keys((await store.describe('team/app')).versions).length, 1);
      }));

    for (const [title, prepare, message] of [
      ['that is not there', () => Promise.resolve(), /there is no such secret/],
      ['that holds plain text', () => put('team/app', 'plain'), /holds plain text or binary data/],
      [
        'that is scheduled for deletion',
        () => put('team/app', '{}').then(() => store.delete('team/app', 7)),
        /Restore it/,
      ],
    ] as const) {
      it(`${title}: nothing is stored or edited`, () =>
        inFolder(files, async (folder) => {
          await prepare();
          const before = filesIn(folder);
          const { exitCode, report } = await run(folder, { ...apply, into: 'team/app' });
          assert.notEqual(exitCode, 0);
          assert.match(report.failed[0]?.message ?? '', message);
          assert.deepEqual(filesIn(folder), before);
        }));
    }

    it('is refused together with a prefix', () =>
      inFolder(files, async (folder) => {
        const { exitCode, stderr } = await run(folder, { into: 'team/app', namePrefix: 'x' });
        assert.equal(exitCode, 2);
        assert.match(stderr, /--into names the secret/);
      }));
  });

  it('a file that changes meanwhile is not written over', () =>
    inFolder(shop, async (folder) => {
      const changed = `${shop['src/mail.ts']}// mine\n`;
      const { exitCode, report } = await migrate(folder, environment(), apply, {
        onStderr: (text) => {
          if (text.startsWith('Storing in')) writeFileSync(join(folder, 'src/mail.ts'), changed);
        },
      });
      assert.equal(exitCode, 1);
      assert.equal(readFileSync(join(folder, 'src/mail.ts'), 'utf8'), changed);
      assert.deepEqual(
        report.failed.map(({ secret, error }) => [secret, error]),
        [['shop/dev/smtp', 'not-edited']],
      );
      assert.ok(report.rewritten.every(({ path }) => path !== 'src/mail.ts'));

      const again = await run(folder, apply);
      assert.deepEqual([again.exitCode, again.report.secrets[0]?.created], [0, false]);
      assert.match(readFileSync(join(folder, 'src/mail.ts'), 'utf8'), /getSecret.*\/\/ mine\n$/s);
    }));

  it('a run that is stopped in between says what is stored, and the next one finishes it', () =>
    inFolder(shop, async (folder) => {
      const controller = new AbortController();
      const stopping = migrate(folder, environment(), apply, {
        signal: controller.signal,
        onStderr: () => controller.abort(),
      });
      await assert.rejects(stopping, { code: 'cancelled' });
      assert.deepEqual(
        filesIn(folder),
        Object.fromEntries(Object.entries(shop).map(([path, text]) => [path, Buffer.from(text)])),
      );
      assert.equal((await run(folder, apply)).exitCode, 0);
      assert.equal(Object.keys(await stored()).length, 3);
    }));
});

const versionIn = (manifest: string): string =>
  /"@aws-sdk\/client-secrets-manager": "(?<version>[^"]+)"/.exec(manifest)?.groups?.['version'] ?? '';
