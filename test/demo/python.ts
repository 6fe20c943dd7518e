import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * A Python that has boto3: the machine's own, else one of a virtual environment in the user's cache folder.
 * Undefined, and said so, where neither can be had.
 */
export function pythonWithBoto3(): string | undefined {
  if (hasBoto3('python3')) return 'python3';
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'unhardcode', 'demo-python');
  const python = join(folder, 'bin', 'python');
  if (existsSync(python) && hasBoto3(python)) return python;
  console.error('Installing boto3 for the Python program …');
  mkdirSync(folder, { recursive: true });
  const made =
    succeeds('python3', ['-m', 'venv', folder]) && succeeds(python, ['-m', 'pip', 'install', '-q', 'boto3>=1.34']);
  if (!made) console.error('boto3 cannot be installed here: the Python program is left out.');
  return made ? python : undefined;
}

const hasBoto3 = (python: string): boolean => succeeds(python, ['-c', 'import boto3']);

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
