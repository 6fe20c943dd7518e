// Runs before anything is installed: plain JavaScript, Node's own modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Installs the packages of the lock file unless they are there, and builds. Ends the process when that fails. */
export function installAndBuild() {
  if (!isInstalled()) {
    say('Installing packages …');
    runOrExit('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  say('Building …');
  runOrExit(process.execPath, ['esbuild.mjs']);
}

/** npm writes the hidden lock file last; a newer lock file means that packages have changed since. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

export function runOrExit(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status === 0) return;
  say(`${command} ${args.join(' ')} failed${error === undefined ? '' : `: ${error.message}`}.`);
  process.exit(status || 1);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}
