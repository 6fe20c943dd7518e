import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationReport } from '../../server/src/cli/migrate/report.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';
import type { SecretStore, SecretValue } from '../../server/src/secrets/store.ts';
import { inFolder, runCli } from '../support/cli.ts';
import { cleanEnvironment } from '../support/migrate.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';

const password = 'c4nary-Quagga-55';
const call = `get_secret("shop/dev/smtp")["password"]`;
const bytes = [0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05, 0x66, 0xf1, 0x3d, 0x9a, 0x20, 0xbe, 0x47, 0xe8];

type Files = Readonly<Record<string, string | Uint8Array>>;

interface ValueCase {
  /** Below the folder `shop`. */
  readonly files: Files;
  /** What is stored: the text of a secret, or its bytes. */
  readonly stored?: Readonly<Record<string, string | Uint8Array>>;
  /** Reasons of what was left, in order. */
  readonly refused?: readonly string[];
  /** Texts (or bytes) that the files hold afterwards. */
  readonly holds?: Readonly<Record<string, string | Uint8Array>>;
}

const assigned = (value: string): string => `smtp_password = "${value}"\n`;
const inSmtp = (value: string) => ({ 'shop/dev/smtp': JSON.stringify({ password: value }) });
/** A value of so many bytes together with the object around it. */
const filling = (size: number): string => {
  const around = JSON.stringify({ connection_string: '' }).length;
  return 'c4nary-Quagga-55/'.repeat(4000).slice(0, size - around);
};
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

const cases: Readonly<Record<string, ValueCase>> = {
  'line ends of Windows': {
    files: { 'mail.py': `import sys\r\n${assigned(password).replace('\n', '\r\n')}print(smtp_password)\r\n` },
    stored: inSmtp(password),
    holds: { 'mail.py': `smtp_password = ${call}\r\nprint(smtp_password)\r\n` },
  },
  'a byte-order mark': {
    files: { 'mail.py': `\uFEFF${assigned(password)}` },
    stored: inSmtp(password),
    holds: { 'mail.py': '\uFEFFimport functools\n' },
  },
  'a byte-order mark as an escape': {
    files: { 'mail.py': assigned(String.raw`\ufeffc4nary-Quagga-55`) },
    stored: inSmtp(`\uFEFF${password}`),
  },
  'the character NUL': {
    files: {
      'mail.py': assigned(String.raw`c4nary\0Quagga-55`),
      'mail.mjs': String.raw`const smtpPassword = 'c4nary\0Quagga-55';`,
    },
    stored: inSmtp('c4nary\0Quagga-55'),
  },
  'half a surrogate pair': {
    files: {
      'mail.py': assigned(String.raw`c4nary-\ud83dQuagga-55`),
      'mail.mjs': String.raw`const smtpPassword = 'c4nary-\ud83dQuagga-55';`,
    },
    refused: ['not-unicode-text', 'not-unicode-text'],
  },
  'surrogate pairs and astral characters': {
    files: {
      'mail.py': assigned(String.raw`c4nary-\U0001F511-🔑-Quagga`),
      'mail.mjs': String.raw`const smtpPassword = 'c4nary-\ud83d\udd11-\u{1F511}-Quagga';`,
    },
    stored: inSmtp('c4nary-🔑-🔑-Quagga'),
  },
  'as much as a secret holds': {
    files: { 'mail.py': assigned(filling(65_536)) },
    stored: inSmtp(filling(65_536)),
  },
  'one byte more than a secret holds': {
    files: { 'mail.py': assigned(filling(65_537)) },
    refused: ['too-large'],
  },
  'a file in Latin-1': {
    files: { 'mail.py': Buffer.from(`# -*- coding: latin-1 -*-\n# é\n${assigned('c4nary-Quaggé-55')}`, 'latin1') },
    stored: inSmtp('c4nary-Quaggé-55'),
    holds: { 'mail.py': Buffer.from('# é\n', 'latin1') },
  },
  'a file in UTF-16': {
    files: { 'mail.mjs': utf16(`// é\nconst smtpPassword = '${password}';\n`) },
    stored: inSmtp(password),
    holds: {
      'mail.mjs': Buffer.from(`const smtpPassword = await getSecret('shop/dev/smtp', 'password');\n`, 'utf16le'),
    },
  },
  'a value twice in a file and once in another': {
    files: { 'mail.py': assigned(password) + assigned(password), 'mail.mjs': `const smtpPassword = '${password}';\n` },
    stored: inSmtp(password),
  },
  'bytes, which are a binary secret': {
    files: {
      'sign.py': `signing_key = bytes([${bytes.join(', ')}])\n`,
      'sign.mjs': `const signingKey = new Uint8Array([${bytes.join(', ')}]);\n`,
    },
    stored: { 'shop/dev/sign-signing-key': Uint8Array.from(bytes) },
    holds: { 'sign.py': 'signing_key = get_secret_bytes("shop/dev/sign-signing-key")\n' },
  },
  'bytes in an array that nothing makes bytes of': {
    files: { 'sign.mjs': `const signingKey = [${bytes.join(', ')}];\n` },
    refused: ['not-a-literal'],
  },
};

describe('the values that unhardcode migrate moves', function () {
  this.timeout(60_000);
  let sandbox: TestSandbox;
  let store: SecretStore;
  let env: Readonly<Record<string, string>>;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    env = { ...cleanEnvironment(join(sandbox.dataFolder, 'home')), ...sandbox.environment };
    store = await openAwsStore({ env });
  });
  afterEach(() => sandbox.close());

  async function migrate(folder: string, ...paths: readonly string[]) {
    const args = ['migrate', ...paths, '--apply', '--yes', '--format', 'json'];
    const { status, stdout, stderr } = await runCli(args, { cwd: folder, env });
    assert.ok(!/c4nary|Quagg/.test(stdout + stderr), 'no value in any output');
    return { status, stderr, report: JSON.parse(stdout) as MigrationReport };
  }

  const shown = (value: SecretValue): string | Uint8Array =>
    value.kind === 'text' ? value.text.reveal() : Uint8Array.from(value.bytes);

  async function everything(): Promise<Readonly<Record<string, string | Uint8Array>>> {
    const { items } = await store.list({ includePlannedDeletion: true });
    const live = items.filter(({ deletedAt }) => deletedAt === undefined);
    const read = await Promise.all(
      live.map(async ({ name }) => [name, shown((await store.read(name)).value)] as const),
    );
    return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  const put = (name: string, text: string) =>
    store.create({ name, value: { kind: 'text', text: new Secret(text) }, token: crypto.randomUUID() });

  const inShop = (files: Files, work: (folder: string) => Promise<void>): Promise<void> =>
    inFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text])), (folder) =>
      work(join(folder, 'shop')),
    );

  for (const [title, { files, stored = {}, refused = [], holds = {} }] of Object.entries(cases)) {
    it(title, () =>
      inShop(files, async (folder) => {
        const { status, report } = await migrate(folder);
        assert.deepEqual([report.failed, report.refused.map(({ reason }) => reason)], [[], refused]);
        assert.equal(status, refused.length === 0 ? 0 : 1);
        assert.deepEqual(await everything(), stored);
        for (const [path, part] of Object.entries(holds)) {
          assert.ok(
            readFileSync(join(folder, path)).includes(typeof part === 'string' ? part : Buffer.from(part)),
            `${path}:\n${readFileSync(join(folder, path), 'utf8')}`,
          );
        }
        const after = Object.keys(files).map((path) => readFileSync(join(folder, path)));
        assert.deepEqual((await migrate(folder)).report.rewritten, [], 'a second run finds nothing to do');
        assert.deepEqual(
          Object.keys(files).map((path) => readFileSync(join(folder, path))),
          after,
        );
      }),
    );
  }

  it('a file that is marked read-only is replaced, and stays marked', () =>
    inShop({ 'mail.py': assigned(password) }, async (folder) => {
      const file = join(folder, 'mail.py');
      chmodSync(file, 0o444);
      assert.equal((await migrate(folder)).status, 0);
      assert.ok(readFileSync(file, 'utf8').includes(call));
      assert.equal(statSync(file).mode & 0o777, 0o444);
    }));

  it('one name in two projects: each has its own secret', () =>
    inFolder(
      {
        'shop/.git/HEAD': '',
        'shop/mail.py': assigned(password),
        'other/shop/.git/HEAD': '',
        'other/shop/mail.py': assigned('c4nary-Dodo-72'),
      },
      async (folder) => {
        assert.equal((await migrate(join(folder, 'shop'))).status, 0);
        assert.equal((await migrate(join(folder, 'other/shop'))).status, 0);
        const expected = {
          ...inSmtp(password),
          'shop/dev/smtp-password': JSON.stringify({ password: 'c4nary-Dodo-72' }),
        };
        assert.deepEqual(await everything(), expected);
      },
    ));

  it('a name with the same value is used, with another one it gives way', () =>
    inShop({ 'mail.py': assigned(password), 'web.py': 'session_secret = "c4nary-Dodo-72"\n' }, async (folder) => {
      await put('shop/dev/smtp', JSON.stringify({ password }));
      await put('shop/dev/session', 'something else');
      const { status, report } = await migrate(folder);
      assert.equal(status, 0);
      assert.deepEqual(
        report.secrets.map(({ name, created }) => [name, created]),
        [
          ['shop/dev/smtp', false],
          // No name ends in a hyphen and six characters: a partial ARN of it would not be found.
          ['shop/dev/session_secret', true],
        ],
      );
      assert.equal((await everything())['shop/dev/session'], 'something else');
    }));

  it('bytes that an earlier run stored are used', () =>
    inShop({ 'sign.py': `signing_key = bytes([${bytes.join(', ')}])\n` }, async (folder) => {
      const value = { kind: 'binary', bytes: Uint8Array.from(bytes) } as const;
      await store.create({ name: 'shop/dev/sign-signing-key', value, token: crypto.randomUUID() });
      const { status, report } = await migrate(folder);
      assert.deepEqual([status, report.secrets.map(({ created }) => created)], [0, [false]]);
      assert.deepEqual(Object.keys(await everything()), ['shop/dev/sign-signing-key']);
    }));

  it('a name that is scheduled for deletion is told, and the code stays', () =>
    inShop({ 'mail.py': assigned(password) }, async (folder) => {
      await put('shop/dev/smtp', '{}');
      await store.delete('shop/dev/smtp');
      const { status, report } = await migrate(folder);
      assert.equal(status, 1);
      assert.deepEqual(
        report.failed.map(({ secret, error }) => [secret, error]),
        [['shop/dev/smtp', 'scheduled-for-deletion']],
      );
      assert.equal(readFileSync(join(folder, 'mail.py'), 'utf8'), assigned(password));
    }));
});
