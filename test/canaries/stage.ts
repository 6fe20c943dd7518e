import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mainFile } from '../support/cli.ts';
import { contentsOf, occurrencesIn } from '../support/canary.ts';
import { startProxy } from '../faults/proxy.ts';
import type { Exchange } from '../faults/proxy.ts';
import type { Rival } from '../faults/network.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { openAwsStore } from '../../server/src/secrets/aws/index.ts';

/** Values that are escaped differently in every notation. */
export const canaries: readonly string[] = ['c4nary-1-Quagga/55&"+%', 'c4nary-2-Quagga/66&"+%', 'c4nary-3-Quagga-77'];
const [password, other, inUrl] = canaries;

export const project: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "type": "module" }\n',
  'src/db.js': `export const dbPassword = '${password}';\nexport const url = 'postgres://app:${inUrl}@db:5432/orders';\n`,
  'settings.py': `SMTP_PASSWORD = '${other}'\n`,
  // A place where no call is legal: it is refused, with a reason.
  'src/refused.js': `export function connect(password = '${other}') {}\n`,
};

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What is done with the program while it runs; called again and again, with everything that it said on stderr. */
  readonly meanwhile?: (child: { readonly pid: number; kill(signal: NodeJS.Signals): void }, stderr: string) => void;
}

/** A project with canaries, a user’s folders and an endpoint behind a proxy. All that is written anywhere is kept. */
export interface Stage {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Anything that was said, by where. */
  note(where: string, what: string): void;
  /** Runs the built program in the project. Gives its exit code, or the signal that ended it. */
  run(args: readonly string[], options?: RunOptions): Promise<number | NodeJS.Signals>;
  /** Somebody else with access to the store. */
  readonly rival: Rival;
  /** How the proxy treats each request. */
  treat(handle: (exchange: Exchange, index: number) => Promise<void> | void): void;
  /** `place: form` of every canary in what was written. */
  occurrences(): readonly string[];
  close(): Promise<void>;
}

export async function makeStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'unhardcode-canaries-'));
  const at = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const [folder, home, temporary, data] = [at('project'), at('home'), at('tmp'), at('data')];
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const written: Record<string, string> = {};
  const note = (where: string, what: string): void => void (written[where] = (written[where] ?? '') + what);
  const sandbox = await startSandbox(data, note);
  let treat: (exchange: Exchange, index: number) => Promise<void> | void = async (exchange) =>
    exchange.answer(await exchange.forward());
  const proxy = await startProxy(async (exchange, index) => treat(exchange, index));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TMPDIR: temporary,
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTP_PROXY: proxy.url,
    ...sandbox.environment,
  };
  return {
    folder,
    env,
    note,
    async rival(name) {
      const store = await openAwsStore({ env: { ...env, HTTP_PROXY: '' } });
      const token = crypto.randomUUID();
      const value = { kind: 'text', text: new Secret('{"password":"somebody else’s"}') } as const;
      await store.create({ name, value, token }).catch(() => store.put(name, value, token));
    },
    treat: (handle) => void (treat = handle),
    run: (args, options = {}) => runIn(folder, { ...env, ...options.env }, args, options, note),
    occurrences: () => {
      const files = [home, temporary, data].flatMap((place) => Object.entries(contentsOf(place)));
      // Of the project only what was made beside the user's own files.
      const made = Object.entries(contentsOf(folder)).filter(([path]) => !(path.slice(folder.length + 1) in project));
      return occurrencesIn({ ...written, ...Object.fromEntries([...files, ...made]) }, canaries);
    },
    async close() {
      await proxy.close();
      await sandbox.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function startSandbox(data: string, note: Stage['note']) {
  const child = spawn(process.execPath, [mainFile, 'sandbox', '--print-env', '--data', data]);
  const killWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'close').then(() => [] as const);
  let out = '';
  child.stderr.on('data', (chunk: Buffer) => note('stderr of the sandbox', chunk.toString()));
  while (out.split('\n').length <= 5) {
    const [chunk] = (await Promise.race([once(child.stdout, 'data'), ended])) as readonly Buffer[];
    if (chunk === undefined) throw new Error('the sandbox did not start');
    out += chunk.toString();
  }
  note('stdout of the sandbox', out);
  const lines = out.split('\n').filter((line) => line.includes('='));
  return {
    environment: Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ) as Readonly<Record<string, string>>,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', killWithUs);
    },
  };
}

/** Milliseconds between two looks at the processes that run. */
const lookInterval = 5;

async function runIn(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  { meanwhile }: RunOptions,
  note: Stage['note'],
): Promise<number | NodeJS.Signals> {
  const child = spawn(process.execPath, [mainFile, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => note(`stdout of ${args.join(' ')}`, chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    note(`stderr of ${args.join(' ')}`, chunk.toString());
  });
  const watch = setInterval(() => {
    for (const pid of familyOf(child.pid ?? 0)) note('arguments and environment of processes', factsOf(pid));
    meanwhile?.({ pid: child.pid ?? 0, kill: (signal) => child.kill(signal) }, stderr);
  }, lookInterval);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearInterval(watch);
  return code ?? signal ?? 1;
}

/** A process and all that it has started, by `/proc` (proc(5)); empty where there is none. */
function familyOf(pid: number): readonly number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(familyOf)];
  } catch {
    return [];
  }
}

function factsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
