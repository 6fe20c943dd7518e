import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { ensureHost } from '../e2e/support/install.ts';
import { openWorkbench } from '../e2e/support/workbench.ts';
import type { Demo } from './demo.ts';

/** Opens the demo in the desktop's VS Code where there is one, else in VS Code in the browser. */
export async function showInEditor(demo: Demo): Promise<void> {
  const desktop = process.argv.includes('--browser') ? undefined : desktopCommand();
  if (desktop === undefined) await showInBrowser(demo);
  else await showOnDesktop(desktop, demo);
}

/** VS Code's own command, when it can open a window here. */
function desktopCommand(): string | undefined {
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  return hasDisplay ? ['code', 'codium'].find((name) => spawnSync(name, ['--version']).status === 0) : undefined;
}

async function showOnDesktop(command: string, demo: Demo): Promise<void> {
  const args = [
    '--new-window',
    '--wait',
    '--user-data-dir',
    join(demo.workspace, '..', 'vscode'),
    `--extensionDevelopmentPath=${demo.root}`,
    demo.workspace,
  ];
  const child = spawn(command, args, { env: demo.environment, stdio: 'ignore', signal: demo.signal });
  console.log(explanation('VS Code opens the demo.', demo));
  await Promise.race([once(child, 'exit'), once(child, 'error')]);
}

async function showInBrowser(demo: Demo): Promise<void> {
  const say = (line: string): void => console.error(`  ${line}`);
  console.error('Preparing VS Code for the browser (the first time takes some minutes) …');
  const host = await ensureHost('1.139', say).catch((error: unknown) => {
    console.error(`VS Code could not be prepared: ${error instanceof Error ? error.message : String(error)}.`);
    console.error('`npm start -- --terminal` shows the same without an editor.');
    process.exitCode = 1;
    return undefined;
  });
  if (host === undefined) return;
  demo.signal.throwIfAborted();
  const workbench = await openWorkbench({
    host,
    folder: demo.workspace,
    extension: demo.root,
    environment: demo.environment,
  });
  try {
    console.log(explanation(`Open ${styleText('bold', workbench.url)} in a browser on this machine.`, demo));
    if (!demo.signal.aborted) await once(demo.signal, 'abort');
  } finally {
    await workbench.stop();
  }
}

const explanation = (first: string, demo: Demo): string => `
${first}
  1. Open node-esm/webhook.mjs and put the cursor on a squiggle.
  2. Ctrl+. and Enter: a name is proposed, with the account and the region. Enter again.
  3. The value is in the sandbox, and the code reads it from there. Run the program in the terminal: node node-esm/webhook.mjs
The demo's files: ${demo.workspace}
Ctrl+C here ends VS Code's server and the sandbox.`;
