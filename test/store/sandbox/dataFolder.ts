import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';

export interface DataFolder {
  readonly path: () => string;
  readonly start: (options?: Parameters<typeof startTestSandbox>[0]) => Promise<TestSandbox>;
  readonly stop: (sandbox: TestSandbox) => Promise<void>;
  /** Paths of the files of secrets whose names end so. */
  readonly files: (ending: string) => Promise<readonly string[]>;
}

/** Gives every test of the suite it is called in a data folder, on which sandboxes are opened one after the other. */
export function useDataFolder(): DataFolder {
  const key = randomBytes(32);
  let path: string;
  let open: TestSandbox[] = [];
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'unhardcode-data-folder-'));
  });
  afterEach(async () => {
    await Promise.all(open.map((sandbox) => sandbox.close()));
    open = [];
    await rm(path, { recursive: true, force: true });
  });
  return {
    path: () => path,
    async start(options = {}) {
      const sandbox = await startTestSandbox({ dataFolder: path, key, ...options });
      open.push(sandbox);
      return sandbox;
    },
    async stop(sandbox) {
      open = open.filter((other) => other !== sandbox);
      await sandbox.close();
    },
    async files(ending) {
      const names = await readdir(join(path, 'secrets'));
      return names.filter((name) => name.endsWith(ending)).map((name) => join(path, 'secrets', name));
    },
  };
}
