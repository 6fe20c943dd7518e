import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { mainFile } from '../../support/cli.ts';
import type { ServerPipes } from './editor.ts';

export interface SpawnedServer extends ServerPipes {
  readonly child: ChildProcess;
  /** Everything on stderr so far. */
  readonly stderr: () => string;
}

const running = new Set<ChildProcess>();

/** For `afterEach`: what a failed test left behind would keep the test run alive. */
export function endServers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** `unhardcode lsp --stdio`, as an editor starts it, without the developer's own AWS settings. */
export function spawnServer(env: Readonly<Record<string, string>> = {}, cwd = tmpdir()): SpawnedServer {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const child = spawn(process.execPath, [mainFile, 'lsp', '--stdio'], {
    cwd,
    env: {
      ...Object.fromEntries(kept),
      AWS_CONFIG_FILE: '/nowhere',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // It may end before everything is written, which is what some tests are about.
  child.stdin.on('error', () => undefined);
  running.add(child);
  child.once('close', () => running.delete(child));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, input: child.stdin, output: child.stdout, ended, stderr: () => Buffer.concat(errors).toString() };
}
