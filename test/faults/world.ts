import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Secret } from '../../server/src/core/secret.ts';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';
import type { SecretStore } from '../../server/src/secrets/store.ts';
import { mainFile } from '../support/cli.ts';
import { migrate } from '../support/migrate.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { mountDisk, unmountDisk } from './files.ts';
import type { Rival } from './network.ts';
import type { Schedule } from './schedule.ts';

export const valueOf = (index: number): string => `c4nary-${index}-Quagga/55&"+`;

const literal = (index: number): string => `'${valueOf(index)}'`;
const modules = [0, 1, 2, 3];
const shared = 99;

/** A value in each file, one value in all of them, a connection string, line ends of Windows, another language. */
export const project: Readonly<Record<string, string>> = {
  'package.json': '{\n  "name": "shop",\n  "type": "module"\n}\n',
  'src/url.js': `export const url = 'postgres://app:c4nary-50-Quagga-55@db.internal:5432/orders';\n`,
  ...Object.fromEntries(
    modules.map((index) => [
      `src/part${index}.js`,
      `export const smtp${index}Password = ${literal(index)};\nexport const databasePassword = ${literal(shared)};\n`,
    ]),
  ),
  // As much as fits into a page of memory: what it becomes takes two, which a full disk does not have.
  'src/windows.js': `export const ldapPassword = ${literal(60)};\r\n`.padEnd(4090, '// fin\r\n'),
};

export const values: readonly string[] = [...modules, shared, 60].map(valueOf).concat('c4nary-50-Quagga-55');

/** A file that is not open to everyone, and stays so. */
const unusual = { path: 'src/part1.js', mode: 0o640 };

/** What stands in the store before, under names that would be proposed. */
export const takenText = JSON.stringify({ password: 'somebody else’s' });

/** A project, an endpoint and a user's folders, all of its own. */
export interface World {
  readonly folder: string;
  /** Everything that the program writes beside the project, and the endpoint's data. */
  readonly writtenFolders: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Past every proxy. */
  readonly store: SecretStore;
  /** Names of somebody else's secrets: that stood in the store before, or were written anew. */
  readonly taken: ReadonlySet<string>;
  readonly rival: Rival;
  killEndpoint(): Promise<void>;
  close(): Promise<void>;
}

export async function makeWorld({ isTaken, files, kill }: Schedule): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'unhardcode-faults-'));
  const at = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const [folder, home, data, temporary] = [at('project'), at('home'), at('data'), at('tmp')];
  const isMounted = files?.fault.startsWith('the disk') === true && mountDisk(folder);
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  chmodSync(join(folder, unusual.path), unusual.mode);
  const endpoint = kill?.who === 'endpoint' ? await endpointProcess(data) : await endpointHere(data);
  const env = {
    HOME: home,
    TMPDIR: temporary,
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    ...endpoint.environment,
  };
  const store = await openAwsStore({ env });
  const theirs = { kind: 'text', text: new Secret(takenText) } as const;
  const taken = new Set(isTaken ? (await proposedNames(folder, env)).slice(0, 2) : []);
  for (const name of taken) await store.create({ name, value: theirs, token: crypto.randomUUID() });
  return {
    folder,
    writtenFolders: [home, data, temporary],
    env,
    store,
    taken,
    async rival(name) {
      const token = crypto.randomUUID();
      await store.create({ name, value: theirs, token }).catch(() => store.put(name, theirs, token));
      taken.add(name);
    },
    killEndpoint: endpoint.kill,
    async close() {
      await endpoint.close();
      if (isMounted) unmountDisk(folder);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const proposedNames = async (folder: string, env: World['env']): Promise<readonly string[]> =>
  (await migrate(folder, env)).report.secrets.map(({ name }) => name);

interface Endpoint {
  readonly environment: Readonly<Record<string, string>>;
  /** Without warning; another one takes its place at once. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

async function endpointHere(dataFolder: string): Promise<Endpoint> {
  const sandbox = await startTestSandbox({ dataFolder });
  return { environment: { ...sandbox.environment }, kill: () => Promise.resolve(), close: () => sandbox.close() };
}

/** `unhardcode sandbox` in a process of its own, always at the same port. */
async function endpointProcess(dataFolder: string): Promise<Endpoint> {
  let running = await startEndpoint(dataFolder, 0);
  const { environment } = running;
  const port = Number(new URL(environment['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '').port);
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const end = once(running.child, 'close');
    running.child.kill(signal);
    await end;
  };
  return {
    environment,
    async kill() {
      await stop('SIGKILL');
      running = await startEndpoint(dataFolder, port);
    },
    close: () => stop('SIGTERM'),
  };
}

async function startEndpoint(
  dataFolder: string,
  port: number,
): Promise<{ readonly child: ChildProcess; readonly environment: Readonly<Record<string, string>> }> {
  const args = [mainFile, 'sandbox', '--print-env', '--data', dataFolder, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const killWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'close').then(() => {
    process.off('exit', killWithUs);
    return [] as const;
  });
  let out = '';
  while (out.split('\n').length <= 5) {
    const [chunk] = (await Promise.race([once(child.stdout, 'data'), ended])) as readonly Buffer[];
    if (chunk === undefined) throw new Error('the sandbox did not start');
    out += chunk.toString();
  }
  const lines = out.split('\n').filter((line) => line.includes('='));
  const pairs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return { child, environment: Object.fromEntries(pairs) as Record<string, string> };
}
