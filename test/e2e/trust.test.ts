import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createDemoWorkspace } from '../demo/createWorkspace.ts';
import { openBrowser } from './support/browser.ts';
import { openEditorPage } from './support/editorPage.ts';
import type { EditorPage } from './support/editorPage.ts';
import { ensureHost } from './support/install.ts';
import { packExtension, root } from './support/packed.ts';
import { openWorkbench, withoutAws } from './support/workbench.ts';
import type { Workbench } from './support/workbench.ts';

describe('in a workspace that is not trusted', function () {
  this.timeout(300_000);
  const folder = join(root, '.cache/e2e/untrusted/shop');
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let editor: EditorPage;

  before(async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    createDemoWorkspace(folder);
    workbench = await openWorkbench({
      host: await ensureHost('1.139', (line) => process.stderr.write(`      ${line}\n`)),
      folder,
      extension: await packExtension(),
      environment: withoutAws,
      asksForTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    browser = await openBrowser();
    editor = await openEditorPage(browser, workbench.url);
  });

  after(async () => {
    await browser?.close();
    await workbench?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('credentials are found all the same', async () => {
    await editor.open('node-esm/webhook.mjs');
    await editor.squiggles(2);
  });

  it('the quick fix stores nothing and says why', async () => {
    await editor.run('Unhardcode: Go to the Next Hardcoded Credential');
    await editor.caretAt(4);
    await editor.quickFix();
    await editor.press('Enter');
    await editor.toast(/does not use AWS in a workspace that is not trusted/);
    await editor.squiggles(2);
  });

  it('the view says what to do', async () => {
    await editor.run('Unhardcode: Focus on Secrets View');
    await editor.page.locator('.welcome-view-content').filter({ hasText: 'not trusted' }).waitFor();
    await editor.page.getByRole('button', { name: 'Manage Workspace Trust' }).first().waitFor();
  });
});
