import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface SandboxProcess {
  /** The variables that programs need to talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts `unhardcode sandbox` and waits until it has printed its environment. */
export async function startSandboxProcess(root: string, data: string): Promise<SandboxProcess> {
  const args = [join(root, 'server/dist/main.js'), 'sandbox', '--port', '0', '--data', data, '--print-env'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const environment: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) environment[name] = value;
    if (name === 'AWS_SECRET_ACCESS_KEY') break;
  }
  if (environment['AWS_SECRET_ACCESS_KEY'] === undefined) throw new Error('The sandbox did not start.');
  return {
    environment,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
