import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../server/src/secrets/sandbox/index.ts';
import type { RunningSandbox, SandboxOptions } from '../../server/src/secrets/sandbox/index.ts';

export interface TestSandbox extends RunningSandbox {
  readonly dataFolder: string;
}

/** A sandbox in a temporary folder of its own, which `close` removes. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'unhardcode-sandbox-')));
  const sandbox = await startSandbox({ port: 0, region: 'us-east-1', key: randomBytes(32), dataFolder, ...options });
  return {
    ...sandbox,
    dataFolder,
    async close() {
      await sandbox.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
