import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SandboxError } from '../../../server/src/secrets/sandbox/index.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { clientOf } from './client.ts';
import { useDataFolder } from './dataFolder.ts';
import { runSandboxProcess } from './sandboxProcess.ts';

const day = 24 * 60 * 60 * 1000;

describe('sandbox: durability', function () {
  this.timeout(60_000);
  const { path, start, stop, files } = useDataFolder();

  it('everything is there after a restart', async () => {
    const first = await start();
    const client = clientOf(first.environment);
    const token = randomUUID();
    await client.createSecret({
      Name: 'a',
      SecretString: 'one',
      ClientRequestToken: token,
      Tags: [{ Key: 'k', Value: 'v' }],
    });
    await client.putSecretValue({ SecretId: 'a', SecretBinary: Uint8Array.of(0, 1, 255), VersionStages: ['own'] });
    await client.putResourcePolicy({
      SecretId: 'a',
      ResourcePolicy: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}',
    });
    await client.replicateSecretToRegions({ SecretId: 'a', AddReplicaRegions: [{ Region: 'eu-west-1' }] });
    await client.createSecret({ Name: 'b', SecretString: 'two' });
    await client.deleteSecret({ SecretId: 'b', RecoveryWindowInDays: 7 });
    const picture = async (sandbox: TestSandbox) => {
      const here = clientOf(sandbox.environment);
      const there = clientOf(sandbox.environment, 'eu-west-1');
      const pictures = [
        await here.describeSecret({ SecretId: 'a' }),
        await here.describeSecret({ SecretId: 'b' }),
        await here.getSecretValue({ SecretId: 'a' }),
        await here.getSecretValue({ SecretId: 'a', VersionStage: 'own' }),
        await here.getResourcePolicy({ SecretId: 'a' }),
        await there.getSecretValue({ SecretId: 'a' }),
      ].map((answer) => ({ ...answer, $metadata: undefined }));
      here.destroy();
      there.destroy();
      return pictures;
    };
    // The first look notes the day of the access.
    await picture(first);
    const before = await picture(first);
    client.destroy();
    await stop(first);
    const second = await start();
    assert.deepEqual(await picture(second), before);
    const again = clientOf(second.environment);
    await again.createSecret({ Name: 'a', SecretString: 'one', ClientRequestToken: token });
    again.destroy();
  });

  it('kill -9 loses no acknowledged write and leaves a store that opens', async () => {
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < 4; round += 1) {
      const sandbox = runSandboxProcess(['--data', path()]);
      const client = clientOf(await sandbox.ready);
      for (const [name, value] of acknowledged) {
        const { SecretString = '' } = await client.getSecretValue({ SecretId: name });
        // A write that was under way when the process died may have been done.
        assert.ok(Number(SecretString) >= Number(value), `${name}: ${SecretString} after ${value}`);
      }
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        const name = `round${round}/writer${writer}`;
        await client.createSecret({ Name: name, SecretString: '0' });
        acknowledged.set(name, '0');
        for (let count = 1; ; count += 1) {
          await client.putSecretValue({ SecretId: name, SecretString: String(count) });
          acknowledged.set(name, String(count));
          if (writer === 0 && count === 10 + round * 7) sandbox.kill('SIGKILL');
        }
      });
      const outcomes = await Promise.allSettled(writers);
      assert.ok(outcomes.every(({ status }) => status === 'rejected'));
      assert.equal(await sandbox.ended, 'SIGKILL');
      client.destroy();
    }
    assert.ok(acknowledged.size >= 24, `${acknowledged.size} secrets`);
  });

  it('what a crash left is removed', async () => {
    const first = await start();
    const client = clientOf(first.environment);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    client.destroy();
    await stop(first);
    const [value = ''] = await files('.value');
    await writeFile(value.replace(/\.[0-9a-f]+\.value$/, '.00000000000000000000000000000000.value'), 'half');
    await writeFile(join(path(), 'secrets', 'x.secret.tmp'), 'half');
    await stop(await start());
    assert.deepEqual(await files('.tmp'), []);
    assert.deepEqual(await files('.value'), [value]);
  });

  it('a folder cannot be opened twice', async () => {
    await start();
    await assert.rejects(
      start(),
      (error) => error instanceof SandboxError && error.message.includes(`process ${process.pid}`),
    );
  });

  it('another key opens nothing and changes nothing', async () => {
    await stop(await start());
    const before = await readFile(join(path(), 'credentials'));
    await assert.rejects(start({ key: randomBytes(32) }), SandboxError);
    assert.deepEqual(await readFile(join(path(), 'credentials')), before);
    await start();
  });

  it('a write that the disk refuses is an error, and is not believed', async () => {
    const sandbox = await start();
    const client = clientOf(sandbox.environment);
    await client.createSecret({ Name: 'a', SecretString: 'old' });
    await rename(join(path(), 'secrets'), join(path(), 'away'));
    await assert.rejects(client.putSecretValue({ SecretId: 'a', SecretString: 'new' }), {
      name: 'InternalServiceError',
    });
    await assert.rejects(
      client.createSecret({ Name: 'b', SecretString: 'new' }),
      /could not write to its data folder \(ENOENT\)/,
    );
    await rename(join(path(), 'away'), join(path(), 'secrets'));
    assert.equal((await client.getSecretValue({ SecretId: 'a' })).SecretString, 'old');
    await assert.rejects(client.describeSecret({ SecretId: 'b' }), { name: 'ResourceNotFoundException' });
    await client.putSecretValue({ SecretId: 'a', SecretString: 'new' });
    client.destroy();
  });

  it('parallel writes to one secret are all done', async () => {
    const sandbox = await start();
    const client = clientOf(sandbox.environment);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        client.tagResource({ SecretId: 'a', Tags: [{ Key: `k${index}`, Value: 'v' }] }),
      ),
    );
    assert.equal((await client.describeSecret({ SecretId: 'a' })).Tags?.length, 40);
    client.destroy();
  });

  it('a read beside a deletion finds the secret or nothing', async () => {
    const client = clientOf((await start()).environment);
    const reads: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round += 1) {
      await client.createSecret({ Name: 'a', SecretString: 'x' });
      const deleted = client.deleteSecret({ SecretId: 'a', ForceDeleteWithoutRecovery: true });
      for (let reader = 0; reader < 5; reader += 1) {
        reads.push(
          client.getSecretValue({ SecretId: 'a' }).catch((error: unknown) => {
            assert.equal((error as Error).name, 'ResourceNotFoundException');
          }),
        );
      }
      await deleted;
    }
    await Promise.all(reads);
    client.destroy();
  });

  it('a secret is gone when its recovery window is over, also from disk', async () => {
    let now = Date.now();
    const sandbox = await start({ now: () => now });
    const client = clientOf(sandbox.environment);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    await client.deleteSecret({ SecretId: 'a', RecoveryWindowInDays: 7 });
    now += 7 * day + 1000;
    client.config.systemClockOffset = 7 * day + 1000;
    await assert.rejects(client.restoreSecret({ SecretId: 'a' }), { name: 'ResourceNotFoundException' });
    client.destroy();
    await stop(sandbox);
    await stop(await start({ now: () => now }));
    assert.deepEqual(await files('.secret'), []);
    assert.deepEqual(await files('.value'), []);
  });

  it('old versions without a label are removed above one hundred, young ones never', async () => {
    let now = Date.now();
    const sandbox = await start({ now: () => now });
    const client = clientOf(sandbox.environment);
    const count = async () =>
      (await client.listSecretVersionIds({ SecretId: 'a', IncludeDeprecated: true, MaxResults: 100 })).Versions?.length;
    const total = async () => (await files('.value')).length;
    await client.createSecret({ Name: 'a', SecretString: '0' });
    for (let version = 1; version <= 110; version += 1)
      await client.putSecretValue({ SecretId: 'a', SecretString: String(version) });
    assert.equal(await total(), 111);
    now += 2 * day;
    client.config.systemClockOffset = 2 * day;
    await client.putSecretValue({ SecretId: 'a', SecretString: 'last' });
    assert.equal(await count(), 100);
    assert.equal(await total(), 100);
    client.destroy();
  });

  it('files are the user’s alone', async () => {
    const sandbox = await start();
    const client = clientOf(sandbox.environment);
    await client.createSecret({ Name: 'a', SecretString: 'x' });
    client.destroy();
    for (const entry of await readdir(path(), { withFileTypes: true, recursive: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      assert.equal(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
    }
    assert.equal((await stat(path())).mode & 0o777, 0o700);
  });

  it('no value, name, token, tag or policy is on disk in any encoding', async () => {
    const sandbox = await start();
    const client = clientOf(sandbox.environment);
    const canary = (what: string) => `canary-${what}/+${randomUUID()}`;
    const [text, binary, tag, description] = ['text', 'binary', 'tag', 'description'].map(canary) as [
      string,
      string,
      string,
      string,
    ];
    const name = `canary-name/${randomUUID()}`;
    const token = randomUUID();
    await client.createSecret({
      Name: name,
      SecretString: text,
      ClientRequestToken: token,
      Description: description,
      Tags: [{ Key: 'k', Value: tag }],
    });
    await client.putSecretValue({ SecretId: name, SecretBinary: Buffer.from(binary) });
    client.destroy();
    await stop(sandbox);
    const secretKey = sandbox.environment.AWS_SECRET_ACCESS_KEY;
    for (const entry of await readdir(path(), { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      const bytes = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
      for (const wanted of [
        text,
        binary,
        tag,
        description,
        name,
        token,
        secretKey,
        sandbox.environment.AWS_ACCESS_KEY_ID,
      ]) {
        for (const form of encodings(wanted)) {
          assert.ok(!bytes.includes(form) && !entry.name.includes(form.toString('latin1')), path);
        }
      }
    }
  });
});

/** A text as it is, in the three alignments of base64, in hexadecimal, URL-encoded, JSON-escaped and in UTF-16. */
function encodings(text: string): readonly Buffer[] {
  const aligned = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(4, -4),
  );
  const hex = Buffer.from(text).toString('hex');
  return [text, ...aligned, hex, hex.toUpperCase(), encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]
    .map((form) => Buffer.from(form))
    .concat(Buffer.from(text, 'utf16le'));
}
