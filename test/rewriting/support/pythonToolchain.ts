import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Toolchain } from './rewriteCase.ts';

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('../python/requirements.txt', import.meta.url));

/**
 * Python with the packages that the programs of the tests import, in a virtual environment of the user's cache folder.
 * It is made when it is missing, and anew when the list of packages changes.
 */
export const python: Toolchain = {
  languageIdOf: (path) => (path.endsWith('.py') ? 'python' : undefined),
  prepare: async () => {
    await pythonReady();
  },
  command: (main) => [interpreter, ...(main.startsWith('-m ') ? ['-m', main.slice(3)] : [main])],
  environment: { PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
};

const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16);
const folder = join(homedir(), '.cache', 'unhardcode', `python-${hash}`);
const interpreter = join(folder, 'bin', 'python');
const marker = join(folder, 'complete');

let ready: Promise<void> | undefined;

/** Waits until the environment is there. The path of its interpreter. */
export async function pythonReady(): Promise<string> {
  await (ready ??= existsSync(marker) ? Promise.resolve() : install());
  return interpreter;
}

async function install(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(marker, '');
}
