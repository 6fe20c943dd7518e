import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf } from './client.ts';
import { open } from './rawSocket.ts';
import { runSandboxProcess } from './sandboxProcess.ts';
import type { SandboxProcess } from './sandboxProcess.ts';

describe('unhardcode sandbox', function () {
  this.timeout(60_000);
  let folder: string;
  let running: SandboxProcess[] = [];
  const run = (...args: Parameters<typeof runSandboxProcess>): SandboxProcess => {
    const started = runSandboxProcess(...args);
    running.push(started);
    return started;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-sandbox-process-'));
  });
  afterEach(async () => {
    for (const started of running) started.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    running = [];
    await rm(folder, { recursive: true, force: true });
  });

  it('prints five lines and nothing else on stdout, and is ready then', async () => {
    const sandbox = run(['--data', folder, '--region', 'eu-west-1']);
    const environment = await sandbox.ready;
    assert.deepEqual(Object.keys(environment), [
      'AWS_ENDPOINT_URL_SECRETS_MANAGER',
      'AWS_ENDPOINT_URL_STS',
      'AWS_REGION',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
    ]);
    assert.match(environment.AWS_ENDPOINT_URL_SECRETS_MANAGER, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(environment.AWS_ENDPOINT_URL_STS, environment.AWS_ENDPOINT_URL_SECRETS_MANAGER);
    assert.equal(environment.AWS_REGION, 'eu-west-1');
    const client = clientOf(environment);
    const { ARN } = await client.createSecret({ Name: 'a', SecretString: 'x' });
    assert.match(ARN ?? '', /^arn:aws:secretsmanager:eu-west-1:/);
    client.destroy();
    sandbox.kill('SIGTERM');
    assert.equal(await sandbox.ended, 0);
    assert.equal(sandbox.output().out.split('\n').length, 6);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends with 0 on ${signal}, idle connections or not`, async () => {
      const sandbox = run(['--data', folder]);
      const environment = await sandbox.ready;
      const client = clientOf(environment);
      await client.listSecrets();
      const silent = open({ endpoint: environment.AWS_ENDPOINT_URL_STS, environment });
      silent.write('POST / HTTP/1.1\r\n');
      const started = Date.now();
      sandbox.kill(signal);
      assert.equal(await sandbox.ended, 0);
      assert.ok(Date.now() - started < 5000);
      client.destroy();
    });
  }

  it('a signal that is repeated does not cut the end short', async () => {
    const sandbox = run(['--data', folder]);
    const environment = await sandbox.ready;
    const busy = open({ endpoint: environment.AWS_ENDPOINT_URL_STS, environment });
    busy.write('POST / HTTP/1.1\r\n');
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGTERM'] as const) sandbox.kill(signal);
    assert.equal(await sandbox.ended, 0);
  });

  it('closes a key file that others could read', async () => {
    const first = run(['--data', folder]);
    await first.ready;
    first.kill('SIGTERM');
    await first.ended;
    await chmod(join(folder, 'key'), 0o644);
    await run(['--data', folder]).ready;
    assert.equal((await stat(join(folder, 'key'))).mode & 0o777, 0o600);
  });

  it('a data folder without a name is an error', async () => {
    const sandbox = run(['--data', '']);
    assert.equal(await sandbox.ended, 2);
    assert.match(sandbox.output().err, /--data/);
  });

  it('keeps its credentials and its secrets', async () => {
    const first = run(['--data', folder]);
    const environment = await first.ready;
    const client = clientOf(environment);
    await client.createSecret({ Name: 'kept', SecretString: 'x' });
    client.destroy();
    first.kill('SIGTERM');
    await first.ended;
    const again = await run(['--data', folder]).ready;
    assert.equal(again.AWS_SECRET_ACCESS_KEY, environment.AWS_SECRET_ACCESS_KEY);
    const other = clientOf(again);
    assert.equal((await other.getSecretValue({ SecretId: 'kept' })).SecretString, 'x');
    other.destroy();
  });

  it('a second one on the same folder is told who holds it', async () => {
    const first = run(['--data', folder]);
    const environment = await first.ready;
    const second = run(['--data', folder]);
    assert.equal(await second.ended, 2);
    assert.match(second.output().err, new RegExp(`in use by process ${first.pid}\\b`));
    assert.equal(second.output().out, '');
    const client = clientOf(environment);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    client.destroy();
  });

  it('takes the folder of one that was killed', async () => {
    const first = run(['--data', folder]);
    await first.ready;
    first.kill('SIGKILL');
    await first.ended;
    assert.match(await readFile(join(folder, 'lock'), 'utf8'), /"pid"/);
    await run(['--data', folder]).ready;
  });

  it('uses the user’s data folder, readable by the user only', async () => {
    await run([], { XDG_DATA_HOME: folder }).ready;
    const own = join(folder, 'unhardcode', 'sandbox');
    assert.equal((await stat(own)).mode & 0o777, 0o700);
    assert.equal((await stat(join(own, 'key'))).mode & 0o777, 0o600);
  });

  it('a port that is in use is an error', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const sandbox = run(['--data', folder, '--port', String(port)]);
    assert.equal(await sandbox.ended, 2);
    assert.match(sandbox.output().err, new RegExp(`Port ${port} is in use`));
    await new Promise((resolve) => other.close(resolve));
  });

  it('a region that cannot be one is an error', async () => {
    const sandbox = run(['--data', folder, '--region', 'Europe']);
    assert.equal(await sandbox.ended, 2);
    assert.match(sandbox.output().err, /--region/);
  });
});
