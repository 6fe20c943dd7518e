import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDemoWorkspace } from './createWorkspace.ts';
import { showInEditor } from './editor.ts';
import { startSandboxProcess } from './sandboxProcess.ts';
import { showInTerminal } from './terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Below the project, so that the demo's programs find the SDK in the project's packages.
const folder = join(root, '.cache', 'demo');
const workspace = join(folder, 'shop');

// The SDK tells users of Node 20 at every start that it will want a newer one.
const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

const started = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => started.abort());

rmSync(folder, { recursive: true, force: true });
mkdirSync(workspace, { recursive: true });
createDemoWorkspace(workspace);
// A project of its own, which gives the secrets their first name, with a history to compare the rewritten files to.
// Without git it is a folder like any other.
const author = ['-c', 'user.name=Demo', '-c', 'user.email=demo@example.com'];
for (const args of [
  ['init', '--quiet'],
  ['add', '--force', '.'],
  [...author, 'commit', '--quiet', '--message', 'Demo'],
]) {
  spawnSync('git', args, { cwd: workspace, stdio: 'ignore' });
}
const sandbox = await startSandboxProcess(root, join(folder, 'sandbox'));
try {
  const demo = {
    root,
    workspace,
    environment: { ...process.env, ...sandbox.environment, ...quiet },
    signal: started.signal,
  };
  if (process.argv.includes('--terminal')) showInTerminal(demo);
  else await showInEditor(demo);
} finally {
  await sandbox.stop();
}
