import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { clientOf } from './client.ts';
import { runSandboxProcess } from './sandboxProcess.ts';
import type { SandboxProcess, Surroundings } from './sandboxProcess.ts';

const large = 'x'.repeat(65_536);
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

describe('sandbox: a disk that does not take what is written', function () {
  this.timeout(60_000);
  let folder: string;
  let running: SandboxProcess[];
  let clients: SecretsManager[];

  const start = async (surroundings: Surroundings = {}): Promise<SecretsManager> => {
    const sandbox = runSandboxProcess(['--data', join(folder, 'data')], {}, surroundings);
    running.push(sandbox);
    const client = clientOf(await sandbox.ready);
    clients.push(client);
    return client;
  };
  const stop = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.destroy();
    for (const sandbox of running) sandbox.kill('SIGKILL');
    await Promise.all(running.splice(0).map(({ ended }) => ended));
  };
  const text = async (client: SecretsManager, name: string) =>
    (await client.getSecretValue({ SecretId: name })).SecretString;
  const refused = (code: string) => ({
    name: 'InternalServiceError',
    message: `The sandbox could not write to its data folder (${code}). Nothing was changed.`,
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-sandbox-disk-'));
    [running, clients] = [[], []];
  });
  afterEach(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('too large a file: the write fails as a whole, everything else goes on', async () => {
    const client = await start({ fileBlocks: 64 });
    await client.createSecret({ Name: 'a', SecretString: 'old' });
    await assert.rejects(client.putSecretValue({ SecretId: 'a', SecretString: large }), refused('EFBIG'));
    await assert.rejects(client.createSecret({ Name: 'b', SecretString: large }), refused('EFBIG'));
    assert.equal(await text(client, 'a'), 'old');
    await assert.rejects(client.describeSecret({ SecretId: 'b' }), { name: 'ResourceNotFoundException' });
    assert.deepEqual(Object.values((await client.describeSecret({ SecretId: 'a' })).VersionIdsToStages ?? {}), [
      ['AWSCURRENT'],
    ]);
    await client.putSecretValue({ SecretId: 'a', SecretString: 'new' });
    await client.createSecret({ Name: 'b', SecretString: 'small' });
    const files = (await readdir(join(folder, 'data', 'secrets'))).map((name) => name.replace(/^.*\./, ''));
    assert.deepEqual(files.sort(), ['secret', 'secret', 'value', 'value', 'value']);
    await stop();
    const again = await start();
    assert.deepEqual([await text(again, 'a'), await text(again, 'b')], ['new', 'small']);
  });

  describe('a full file system', () => {
    beforeEach(async function () {
      await mkdir(join(folder, 'data'));
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', join(folder, 'data')]);
      // Only root can mount one.
      if (mounted.status !== 0) this.skip();
    });
    afterEach(() => void spawnSync('umount', ['--lazy', join(folder, 'data')]));

    /** Creates secrets until one is refused; gives the names of those that were stored. */
    const fill = async (client: SecretsManager): Promise<readonly string[]> => {
      const stored: string[] = [];
      for (;;) {
        try {
          await client.createSecret({ Name: `filler${stored.length}`, SecretString: large });
        } catch (error) {
          assert.ok(error instanceof Error);
          assert.equal(error.message, refused('ENOSPC').message);
          return stored;
        }
        stored.push(`filler${stored.length}`);
      }
    };

    it('refuses what does not fit, keeps and shows what was stored, and goes on when there is room', async () => {
      const client = await start();
      await client.createSecret({ Name: 'a', SecretString: 'kept' });
      await client.replicateSecretToRegions({ SecretId: 'a', AddReplicaRegions: [{ Region: 'eu-west-1' }] });
      const stored = await fill(client);
      assert.ok(stored.length > 5);
      await assert.rejects(client.putSecretValue({ SecretId: 'a', SecretString: large }), refused('ENOSPC'));
      assert.equal(await text(client, 'a'), 'kept');
      for (const name of stored) assert.equal(await text(client, name), large);
      assert.equal((await client.listSecrets()).SecretList?.length, stored.length + 1);
      await client.deleteSecret({ SecretId: stored[0], ForceDeleteWithoutRecovery: true });
      await client.putSecretValue({ SecretId: 'a', SecretString: 'new' });
      await client.createSecret({ Name: 'b', SecretString: 'new' });
      await stop();
      const again = await start();
      assert.deepEqual([await text(again, 'a'), await text(again, 'b')], ['new', 'new']);
      for (const name of stored.slice(1)) assert.equal(await text(again, name), large);
    });

    it('lets nothing start that could not write, and says so', async () => {
      const client = await start();
      await fill(client);
      await stop();
      const left = Number(
        spawnSync('df', ['--output=avail', '-B1', join(folder, 'data')])
          .stdout.toString()
          .split('\n')[1],
      );
      await writeFile(join(folder, 'data', 'ballast'), Buffer.alloc(left)).catch(() => undefined);
      const sandbox = runSandboxProcess(['--data', join(folder, 'data')]);
      running.push(sandbox);
      assert.equal(await sandbox.ended, 2);
      assert.match(sandbox.output().err, /The data folder .* cannot be used \(ENOSPC\)\./);
      assert.deepEqual(
        (await readdir(join(folder, 'data'))).filter((name) => name.endsWith('.tmp')),
        [],
      );
    });
  });

  describe('a folder that is read-only', () => {
    const user = isRoot ? { user: nobody } : {};
    beforeEach(async () => {
      await mkdir(join(folder, 'data'));
      // Root may write anywhere.
      if (isRoot) for (const path of [folder, join(folder, 'data')]) await chown(path, nobody, nobody);
    });
    const setMode = (mode: number) => chmod(join(folder, 'data', 'secrets'), mode);

    it('refuses every write, and shows what was stored', async () => {
      const client = await start(user);
      await client.createSecret({ Name: 'a', SecretString: 'old' });
      await setMode(0o500);
      await assert.rejects(client.putSecretValue({ SecretId: 'a', SecretString: 'new' }), refused('EACCES'));
      await assert.rejects(client.createSecret({ Name: 'b', SecretString: 'new' }), refused('EACCES'));
      await assert.rejects(client.deleteSecret({ SecretId: 'a', ForceDeleteWithoutRecovery: true }), refused('EACCES'));
      assert.equal(await text(client, 'a'), 'old');
      await setMode(0o700);
      await client.putSecretValue({ SecretId: 'a', SecretString: 'new' });
      assert.equal(await text(client, 'a'), 'new');
    });

    it('cannot be opened, and is told', async () => {
      await start(user);
      await stop();
      await rm(join(folder, 'data', 'lock'));
      await chmod(join(folder, 'data'), 0o500);
      const sandbox = runSandboxProcess(['--data', join(folder, 'data')], {}, user);
      running.push(sandbox);
      assert.equal(await sandbox.ended, 2);
      assert.match(sandbox.output().err, /The data folder .* cannot be used \(EACCES\)\./);
      await chmod(join(folder, 'data'), 0o700);
    });
  });
});
