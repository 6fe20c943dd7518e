import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Moto {
  readonly endpoint: string;
  close(): Promise<void>;
}

const startDeadline = 30_000;

/**
 * Starts `moto_server` on a free loopback port: the one on the path, or one that is installed once for this user.
 * @throws Error when it cannot be installed or does not come up.
 */
export async function startMoto(): Promise<Moto> {
  const command = await motoCommand();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(command, ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    // moto answers with what the user's own AWS settings say unless it is given some.
    env: { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_DEFAULT_REGION: 'us-east-1' },
  });
  // A test run that is killed must not leave the server behind.
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  try {
    await answering(child, endpoint);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    endpoint,
    async close() {
      process.off('exit', killWithUs);
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function motoCommand(): Promise<string> {
  if (spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0) return 'moto_server';
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'unhardcode');
  const environment = join(cache, 'moto');
  const installed = join(environment, 'bin', 'moto_server');
  // Written last, so that an interrupted installation is done again.
  const marker = join(environment, 'complete');
  if (existsSync(marker)) return installed;
  await rm(environment, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  run('python3', ['-m', 'venv', environment]);
  run(join(environment, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', 'moto[server]==5.2.1']);
  await mkdir(marker);
  return installed;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

async function answering(child: ChildProcess, endpoint: string): Promise<void> {
  const deadline = Date.now() + startDeadline;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`moto_server ended with ${child.exitCode}`);
    const response = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('moto_server did not answer in time');
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
