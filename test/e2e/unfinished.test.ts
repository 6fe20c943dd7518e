import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { creationIn } from '../faults/network.ts';
import { startProxy } from '../faults/proxy.ts';
import { mainFile } from '../support/cli.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';
import { openBrowser } from './support/browser.ts';
import { openEditorPage, until } from './support/editorPage.ts';
import type { EditorPage } from './support/editorPage.ts';
import { ensureHost } from './support/install.ts';
import { valuesIn } from './support/leaks.ts';
import { root } from './support/packed.ts';
import { openWorkbench, withoutAws } from './support/workbench.ts';
import type { Workbench } from './support/workbench.ts';
import { canary, createProject } from './support/workspace.ts';

/** A run of the command line was killed after it had stored a value, and before it edited the code. */
describe('after a killed run, VS Code', function () {
  this.timeout(300_000);
  let project: string;
  let home: string;
  let sandbox: TestSandbox;
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let editor: EditorPage;

  before(async () => {
    project = await createProject();
    home = await mkdtemp(join(tmpdir(), 'uhk-'));
    sandbox = await startTestSandbox();
    const environment = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', HOME: home };
    await killAfterStoring(project, { ...environment, ...sandbox.environment });
    workbench = await openWorkbench({
      host: await ensureHost('1.139', (line) => process.stderr.write(`      ${line}\n`)),
      folder: project,
      extension: root,
      environment: { ...withoutAws, ...environment, ...sandbox.environment },
      settings: { 'git.enabled': false },
    });
    browser = await openBrowser();
    editor = await openEditorPage(browser, workbench.url);
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await mkdir(join(root, '.cache/e2e'), { recursive: true });
    await editor.page.screenshot({ path: join(root, '.cache/e2e/failed-unfinished.png') });
  });

  after(async () => {
    await browser?.close();
    await workbench?.stop();
    await sandbox.close();
    for (const folder of [dirname(project), home]) await rm(folder, { recursive: true, force: true });
  });

  it('offers to finish, to delete, or neither, and finishes', async () => {
    await editor.open('service.mjs');
    await editor.toast(/A run that was interrupted stored .* for service\.mjs/);
    const button = (name: string | RegExp) => editor.page.locator('.notification-toast').getByRole('button', { name });
    for (const name of [/^Delete in 7 Days$/, /^Later$/]) await button(name).waitFor();
    await button(/^Finish$/).click();
    await editor.toast(/service\.mjs reads .* now/);
    const text = await editor.textOfEditor();
    assert.equal(valuesIn(text, [canary]), 0);
    assert.match(text, /GetSecretValueCommand/);
    await editor.run('File: Save All Files');
    const file = join(project, 'service.mjs');
    await until('the file is saved', async () => valuesIn(await readFile(file, 'utf8'), [canary]) === 0);
  });
});

async function killAfterStoring(project: string, env: Readonly<Record<string, string>>): Promise<void> {
  const proxy = await startProxy(async (exchange) => {
    const answer = await exchange.forward();
    if (creationIn(exchange.body) === undefined) exchange.answer(answer);
    else child.kill('SIGKILL');
  });
  const child = spawn(process.execPath, [mainFile, 'migrate', '--apply', '--yes'], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', ...env, HTTP_PROXY: proxy.url },
    stdio: 'ignore',
  });
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  assert.equal(signal, 'SIGKILL');
  await proxy.close();
}
