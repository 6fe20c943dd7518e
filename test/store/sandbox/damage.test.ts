import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeyFile } from '../../../server/src/secrets/sandbox/storage/keyFile.ts';
import { startTestSandbox } from '../../support/sandbox.ts';
import { clientOf } from './client.ts';
import { useDataFolder } from './dataFolder.ts';

describe('sandbox: a damaged file', function () {
  this.timeout(20_000);
  const { path, start, stop, files } = useDataFolder();

  const damage = async (ending: string, change: (bytes: Buffer) => Buffer) => {
    const first = await start();
    const client = clientOf(first.environment);
    await client.createSecret({ Name: 'broken', SecretString: 'x' });
    const [file = ''] = await files(ending);
    await client.createSecret({ Name: 'whole', SecretString: 'y' });
    client.destroy();
    await stop(first);
    await writeFile(file, change(await readFile(file)));
    return { file, damaged: await readFile(file) };
  };
  const flip = (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    changed[bytes.length - 1] = (changed[bytes.length - 1] ?? 0) ^ 1;
    return changed;
  };

  for (const [title, change] of [
    ['with one bit changed', flip],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['emptied', () => Buffer.alloc(0)],
  ] as const) {
    it(`${title} is an error for its secret; the rest is readable and nothing is overwritten`, async () => {
      const { file, damaged } = await damage('.secret', change);
      const reports: string[] = [];
      const sandbox = await start({ report: (message) => reports.push(message) });
      const client = clientOf(sandbox.environment);
      for (const broken of [
        client.getSecretValue({ SecretId: 'broken' }),
        client.createSecret({ Name: 'broken', SecretString: 'new' }),
        client.putSecretValue({ SecretId: 'broken', SecretString: 'new' }),
        client.deleteSecret({ SecretId: 'broken', ForceDeleteWithoutRecovery: true }),
      ]) {
        await assert.rejects(broken, /damaged/);
      }
      assert.equal((await client.getSecretValue({ SecretId: 'whole' })).SecretString, 'y');
      const { SecretList = [] } = await client.listSecrets();
      assert.deepEqual(
        SecretList.map(({ Name }) => Name),
        ['whole'],
      );
      assert.equal(reports.length, 1);
      client.destroy();
      await stop(sandbox);
      assert.deepEqual(await readFile(file), damaged);
    });
  }

  it('with a value is an error for reading it; the metadata stay', async () => {
    const { file, damaged } = await damage('.value', flip);
    const sandbox = await start();
    const client = clientOf(sandbox.environment);
    await assert.rejects(client.getSecretValue({ SecretId: 'broken' }), { name: 'DecryptionFailure' });
    assert.equal((await client.describeSecret({ SecretId: 'broken' })).Name, 'broken');
    await client.putSecretValue({ SecretId: 'broken', SecretString: 'again' });
    assert.equal((await client.getSecretValue({ SecretId: 'broken' })).SecretString, 'again');
    client.destroy();
    assert.deepEqual(await readFile(file), damaged);
  });

  it('with a value that is gone is an error for reading it, also in a batch, which has the others', async () => {
    const { file } = await damage('.value', (bytes) => bytes);
    await rm(file);
    const client = clientOf((await start()).environment);
    const { SecretValues, Errors } = await client.batchGetSecretValue({ SecretIdList: ['broken', 'whole'] });
    assert.deepEqual(
      SecretValues?.map(({ SecretString }) => SecretString),
      ['y'],
    );
    assert.deepEqual(
      Errors?.map(({ SecretId, ErrorCode }) => [SecretId, ErrorCode]),
      [['broken', 'DecryptionFailure']],
    );
    client.destroy();
  });

  it('with a folder in its place is an error for its secret alone', async () => {
    const { file } = await damage('.secret', (bytes) => bytes);
    await rm(file);
    await mkdir(file);
    const client = clientOf((await start()).environment);
    await assert.rejects(client.createSecret({ Name: 'broken', SecretString: 'new' }), { name: 'DecryptionFailure' });
    assert.equal((await client.listSecrets()).SecretList?.length, 1);
    client.destroy();
  });

  for (const [title, file, change, message] of [
    ['credentials with one bit changed', 'credentials', flip, /credentials is damaged/],
    ['a key cut off', 'key', (bytes: Buffer) => bytes.subarray(1), /key is damaged/],
    ['another key', 'key', flip, /credentials is damaged, or the folder was written with another key/],
    ['no key', 'key', undefined, /key is missing/],
  ] as const) {
    it(`${title}: nothing starts, nothing is made anew`, async () => {
      const own = join(path(), 'own');
      const first = await startTestSandbox({ dataFolder: own, key: await openKeyFile(own) });
      await first.close();
      if (change) await writeFile(join(own, file), change(await readFile(join(own, file))));
      else await rm(join(own, file));
      const before = await contents(own);
      await assert.rejects(async () => startTestSandbox({ dataFolder: own, key: await openKeyFile(own) }), message);
      assert.deepEqual(await contents(own), before);
    });
  }

  it('copied over another one does not open as that one', async () => {
    const first = await start();
    const client = clientOf(first.environment);
    await client.createSecret({ Name: 'a', SecretString: 'of a' });
    const [fileOfA = ''] = await files('.value');
    await client.createSecret({ Name: 'b', SecretString: 'of b' });
    const fileOfB = (await files('.value')).find((file) => file !== fileOfA) ?? '';
    await writeFile(fileOfB, await readFile(fileOfA));
    await assert.rejects(client.getSecretValue({ SecretId: 'b' }), { name: 'DecryptionFailure' });
    client.destroy();
  });
});

/** Name and bytes of every file of a folder. */
async function contents(folder: string): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(
    names.map(async ({ name }) => [name, (await readFile(join(folder, name))).toString('hex')] as const),
  );
}
