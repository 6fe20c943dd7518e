import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Secret } from '../../server/src/core/secret.ts';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';
import { inFolder, mainFile } from '../support/cli.ts';
import { cleanEnvironment, filesIn, migrate } from '../support/migrate.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';

const valueOf = (index: number): string => `c4nary-${index}-Quagga-55`;
const modules = Array.from({ length: 8 }, (_, index) => index);

/** Values of their own, one value in every file, and one that only gets its name beside a database. */
const project: Readonly<Record<string, string>> = {
  'package.json': '{\n  "name": "shop",\n  "type": "module"\n}\n',
  'a/db.js': `export const url = 'postgres://app:${valueOf(99)}@db.internal:5432/orders';\n`,
  ...Object.fromEntries(
    modules.map((index) => [
      `src/part${index}.js`,
      `export const smtp${index}Password = '${valueOf(index)}';\nexport const databasePassword = '${valueOf(99)}';\n`,
    ]),
  ),
};

/** Runs the real program and kills it, without warning, as soon as `isTime`. */
async function killed(
  folder: string,
  env: Readonly<Record<string, string>>,
  isTime: () => boolean,
  options: readonly string[] = [],
): Promise<void> {
  const child = spawn(process.execPath, [mainFile, 'migrate', '--apply', '--yes', '--format', 'json', ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'ignore',
  });
  const end = new Promise((resolve) => child.on('close', resolve));
  while (child.exitCode === null && !isTime()) await setImmediate();
  child.kill('SIGKILL');
  await end;
}

/** How far the work has come: secrets on the sandbox's disk, and files of the project that are edited. */
const progressOf = (sandbox: TestSandbox, folder: string) => ({
  secrets: readdirSync(join(sandbox.dataFolder, 'secrets')).filter((name) => name.endsWith('.secret')).length,
  edited: Object.entries(project).filter(([path, text]) => readFileSync(join(folder, path), 'utf8') !== text).length,
});

/** When to kill: at so many secrets, or at so many edited files. */
const moments = [
  { secrets: 1 },
  { secrets: 4 },
  { secrets: 8 },
  { secrets: 9 },
  { edited: 1 },
  { edited: 2 },
  { edited: 4 },
  { edited: 7 },
  { edited: 9 },
];

describe('unhardcode migrate, killed', function () {
  this.timeout(60_000);
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  for (const moment of moments) {
    const { secrets = 0, edited = 0 } = moment;
    it(`at ${JSON.stringify(moment)}: the next run finishes it, and nothing is stored twice`, () =>
      inFolder(project, async (folder) => {
        const env = { ...cleanEnvironment(join(sandbox.dataFolder, 'home')), ...sandbox.environment };
        const isTime = (): boolean => {
          const progress = progressOf(sandbox, folder);
          return progress.secrets >= secrets && progress.edited >= edited;
        };
        await killed(folder, env, isTime);
        for (const [path, bytes] of Object.entries(filesIn(folder))) {
          const text = bytes.toString();
          const isWhole = text === project[path] || /getSecret|unhardcode-tmp|client-secrets-manager/.test(path + text);
          assert.ok(isWhole, `${path} is as it was or as planned`);
        }

        const { exitCode, report } = await migrate(folder, env, { apply: true, yes: true });
        assert.deepEqual([exitCode, report.failed], [0, []]);
        const files = filesIn(folder);
        assert.deepEqual(Object.keys(files), Object.keys(project).sort(), 'nothing is left beside the files');
        for (const bytes of Object.values(files)) assert.ok(!bytes.includes('c4nary'));

        const store = await openAwsStore({ env });
        const { items } = await store.list({});
        const texts = await Promise.all(items.map(async ({ name }) => (await store.read(name)).value));
        const all = texts.map((value) => (value.kind === 'text' ? value.text.reveal() : '')).join('\n');
        for (const index of [...modules, 99]) {
          assert.equal(all.split(valueOf(index)).length - 1, 1, `value ${index} is stored once`);
        }
        // Every reference in the code is to a secret and a key that are there.
        const code = Object.values(files).join('\n');
        for (const [, name, key] of code.matchAll(/getSecret\('([^']+)', '([^']+)'\)/g)) {
          const { value } = await store.read(name ?? '');
          const stored = value.kind === 'text' ? (JSON.parse(value.text.reveal()) as Record<string, unknown>) : {};
          assert.ok(typeof stored[key ?? ''] === 'string', `${name ?? ''} has ${key ?? ''}`);
        }
        assert.match(readFileSync(join(folder, 'package.json'), 'utf8'), /client-secrets-manager/);
      }));
  }

  it('between adding keys to a secret and the edits: the next run edits, and adds nothing', () =>
    inFolder(project, async (folder) => {
      const env = { ...cleanEnvironment(join(sandbox.dataFolder, 'home')), ...sandbox.environment };
      const store = await openAwsStore({ env });
      const value = { kind: 'text', text: new Secret('{"old":"stays"}') } as const;
      await store.create({ name: 'shop/all', value, token: crypto.randomUUID() });
      const secretsFolder = join(sandbox.dataFolder, 'secrets');
      const onDisk = (): string =>
        readdirSync(secretsFolder)
          .filter((name) => name.endsWith('.secret'))
          .map((name) => readFileSync(join(secretsFolder, name)).toString('base64'))
          .join();
      const before = onDisk();
      await killed(folder, env, () => onDisk() !== before, ['--into', 'shop/all']);

      const { exitCode, report } = await migrate(folder, env, { apply: true, yes: true, into: 'shop/all' });
      assert.deepEqual([exitCode, report.failed], [0, []]);
      for (const bytes of Object.values(filesIn(folder))) assert.ok(!bytes.includes('c4nary'));
      const { items } = await store.list({});
      assert.deepEqual(
        items.map(({ name }) => name),
        ['shop/all'],
      );
      const read = await store.read('shop/all');
      const text = read.value.kind === 'text' ? read.value.text.reveal() : '';
      assert.ok(text.startsWith('{"old":"stays",'));
      for (const index of [...modules, 99]) assert.equal(text.split(valueOf(index)).length - 1, 1);
      assert.equal((await store.versions('shop/all')).items.length, 2, 'it was written once');
    }));
});
