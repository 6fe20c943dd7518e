import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../support/runProgram.ts';

const manifest = fileURLToPath(new URL('package.json', import.meta.url));

/**
 * The `node_modules` with the packages that programs of the suite import, kept in the user's cache under the manifest's
 * hash and installed when it is not there. A folder is only given its name once it is complete.
 */
export async function installedPackages(): Promise<string> {
  const text = readFileSync(manifest, 'utf8');
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const folder = join(cache, 'unhardcode', `rewriting-javascript-${name}`);
  if (existsSync(folder)) return join(folder, 'node_modules');
  const draft = `${folder}-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'package.json'), text);
  const command = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { exitCode, stderr } = await runProgram({ command, folder: draft, environment: {}, timeLimit: 600_000 });
  if (exitCode !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`npm could not install the packages of ${manifest}:\n${stderr}`);
  }
  renameSync(draft, folder);
  return join(folder, 'node_modules');
}
