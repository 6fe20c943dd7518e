import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf } from './client.ts';
import { runSandboxProcess } from './sandboxProcess.ts';

describe('sandbox: memory', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-sandbox-memory-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('holds no value once it is answered', async () => {
    const sandbox = runSandboxProcess(['--data', join(folder, 'data')], {
      NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`,
    });
    const client = clientOf(await sandbox.ready);
    const canary = (what: string): string => `canary-${what}-${'4711'.repeat(10)}`;
    const create = (what: string) =>
      client.createSecret({ Name: 'a', SecretString: canary(what), Description: 'told' });
    await create('created');
    await client.putSecretValue({ SecretId: 'a', SecretString: canary('put').repeat(1000) });
    await client.updateSecret({ SecretId: 'a', SecretString: canary('updated') });
    await assert.rejects(create('refused'));
    await assert.rejects(client.putSecretValue({ SecretId: 'a', SecretString: canary('large').repeat(2000) }));
    await client.getSecretValue({ SecretId: 'a' });
    await client.batchGetSecretValue({ SecretIdList: ['a'] });
    const nextRequest = () => client.describeSecret({ SecretId: 'a' });
    await nextRequest();

    const snapshot = async () => (await readdir(folder)).find((name) => name.endsWith('.heapsnapshot'));
    sandbox.kill('SIGUSR2');
    while ((await snapshot()) === undefined) await nextRequest();
    // Nothing is answered while it is written: now it is whole.
    await nextRequest();
    const heap = await readFile(join(folder, (await snapshot()) ?? ''), 'utf8');
    assert.ok(heap.includes('"told"'), 'a description is kept');
    assert.equal(/canary-[a-z]+/.exec(heap)?.[0], undefined);
    client.destroy();
    sandbox.kill('SIGTERM');
    assert.equal(await sandbox.ended, 0);
  });
});
