import { randomBytes, randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { openKeyFile } from '../../server/src/secrets/sandbox/storage/keyFile.ts';
import { makeFolder } from '../../server/src/secrets/sandbox/storage/makeFolder.ts';
import { openSecretFiles } from '../../server/src/secrets/sandbox/storage/secretFiles.ts';
import { openVault } from '../../server/src/secrets/sandbox/storage/vault.ts';
import { median, percentile, timed } from './measure.ts';
import type { Bench, Measure } from './measure.ts';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const count = 10_000;
const region = 'us-east-1';
const nameOf = (index: number): string => `bench/${index % 97}/secret-${index}`;

/** `unhardcode sandbox` over 10,000 secrets, every hundredth with a value of 64 KiB, through the SDK. */
export const sandbox: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unhardcode-bench-sandbox-'));
  try {
    await fill(folder);
    const { environment, startedIn, stop } = await start(folder);
    const client = clientOf(environment);
    // The client's own first call, and its connection, are not what is measured.
    await client.getRandomPassword();
    const firstGet = await timed(() => client.getSecretValue({ SecretId: nameOf(4711) }));
    const firstPage = await timed(() => client.listSecrets({ MaxResults: 100 }));
    const pages = await several(40, () => client.listSecrets({ MaxResults: 100 }));
    const filtered = await several(20, () =>
      client.listSecrets({ MaxResults: 100, Filters: [{ Key: 'all', Values: ['secret 99'] }], SortBy: 'name' }),
    );
    const gets = await several(200, (index) => client.getSecretValue({ SecretId: nameOf(index * 7) }));
    const puts = await several(200, (index) =>
      client.putSecretValue({ SecretId: nameOf(index * 7), SecretString: randomUUID() }),
    );
    const large = 'x'.repeat(65_536);
    const largePuts = await several(50, (index) =>
      client.putSecretValue({ SecretId: nameOf(index * 11), SecretString: large }),
    );
    client.destroy();
    await stop();
    return [
      row('start until the environment is printed', startedIn, 300),
      row('first value', firstGet),
      row('first page of 100 after the start', firstPage),
      row('page of 100, p50', median(pages), 20),
      row('page of 100, words of "all", by name, p50', median(filtered)),
      row('value, p50', median(gets)),
      row('put, p50', median(puts), 5),
      row('put, p95', percentile(puts, 0.95)),
      row('put of 64 KiB, p50', median(largePuts), 5),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const row = (name: string, milliseconds: number, goal?: number): Measure => ({
  name: `sandbox, ${count.toLocaleString('en')} secrets: ${name}`,
  value: `${milliseconds.toFixed(1)} ms`,
  ...(goal === undefined ? {} : { goal: `≤ ${goal} ms`, met: milliseconds <= goal }),
});

async function several(times: number, work: (index: number) => Promise<unknown>): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let index = 0; index < times; index += 1) measured.push(await timed(() => work(index)));
  return measured;
}

/** Writes the files as the sandbox does, without asking it ten thousand times. */
async function fill(folder: string): Promise<void> {
  const vault = openVault(await openKeyFile(folder));
  makeFolder(join(folder, 'secrets'));
  const files = openSecretFiles(join(folder, 'secrets'), vault);
  const createdAt = Date.now() - 1e9;
  const writeOne = async (index: number) => {
    const name = nameOf(index);
    const [id, text] = [randomUUID(), randomBytes(index % 100 === 0 ? 32_768 : 20).toString('hex')];
    const value = { place: { region, name, versionId: id }, value: { kind: 'text', text } } as const;
    const versions = [{ id, createdAt: createdAt + index, stages: ['AWSCURRENT'] }];
    const dates = { createdAt: createdAt + index, changedAt: createdAt + index };
    const tags = [{ key: 'team', value: `team-${index % 13}` }];
    const record = { name, suffix: 'AbCdEf', region, ...dates, tags, versions, replicas: [] };
    await files.write(files.idOf(name), [record], [value]);
  };
  const width = 64;
  for (let from = 0; from < count; from += width) {
    await Promise.all(Array.from({ length: Math.min(width, count - from) }, (_, index) => writeOne(from + index)));
  }
}

type Environment = Readonly<Record<string, string>>;

async function start(folder: string) {
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'sandbox', '--print-env', '--data', folder, '--region', region], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  let out = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    out += chunk.toString();
    if (out.includes('AWS_SECRET_ACCESS_KEY=') && out.endsWith('\n')) break;
  }
  const startedIn = performance.now() - began;
  const environment: Environment = Object.fromEntries(
    out.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { environment, startedIn, stop };
}

const clientOf = (environment: Environment): SecretsManager =>
  new SecretsManager({
    endpoint: environment['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    region,
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
