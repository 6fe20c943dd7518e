import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SandboxEnvironment } from '../../../server/src/secrets/sandbox/index.ts';

/** `unhardcode sandbox` in a process of its own. */
export interface SandboxProcess {
  readonly pid: number;
  /** Everything on stdout and stderr so far. */
  readonly output: () => { readonly out: string; readonly err: string };
  /** The printed environment. Rejects with stderr when the process ends before it is ready. */
  readonly ready: Promise<SandboxEnvironment>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): void;
}

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));
const names = [
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  'AWS_ENDPOINT_URL_STS',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
] as const;

export interface Surroundings {
  /** The user to run it as; needs root. */
  readonly user?: number;
  /** The longest file it may write, in blocks of 512 bytes. */
  readonly fileBlocks?: number;
}

export function runSandboxProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { user, fileBlocks }: Surroundings = {},
): SandboxProcess {
  const command = [process.execPath, '--import', 'tsx', main, 'sandbox', '--print-env', ...args];
  const limited = ['/bin/sh', '-c', `ulimit -f ${fileBlocks ?? 'unlimited'}; exec "$@"`, 'sh', ...command];
  const [file = '', ...rest] = fileBlocks === undefined ? command : limited;
  const child = spawn(file, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // tsx keeps what it compiles in a folder of everybody's, which a process that cannot write must not touch.
    env: { ...process.env, TSX_DISABLE_CACHE: '1', ...env },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  // A test run that ends early must not leave a server behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const output = { out: '', err: '' };
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    process.off('exit', killWithUs);
    return (code as number | null) ?? (signal as NodeJS.Signals);
  });
  const ready = new Promise<SandboxEnvironment>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output.out += chunk.toString();
      const environment = environmentIn(output.out);
      if (environment) resolve(environment);
    });
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
    ended.then((code) => reject(new Error(`ended with ${code}: ${output.err}`)), reject);
  });
  // Whoever does not wait for it does not want to hear of it.
  ready.catch(() => undefined);
  return { pid: child.pid ?? 0, output: () => output, ready, ended, kill: (signal) => child.kill(signal) };
}

/** The first five lines as variables, once they are whole. */
function environmentIn(out: string): SandboxEnvironment | undefined {
  const lines = out.split('\n').slice(0, -1);
  if (lines.length < names.length) return undefined;
  const values = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return values as unknown as SandboxEnvironment;
}
