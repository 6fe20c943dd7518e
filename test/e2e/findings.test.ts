import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { openEditorPage, until } from './support/editorPage.ts';
import type { EditorPage } from './support/editorPage.ts';
import { ensureHost, hostVersions, pictured, recipes } from './support/install.ts';
import { valuesIn } from './support/leaks.ts';
import { root } from './support/packed.ts';
import { openWorkbench, withoutAws } from './support/workbench.ts';
import type { Workbench } from './support/workbench.ts';
import { canary, serviceSource } from './support/workspace.ts';

for (const version of hostVersions) {
  describe(`the findings of a workspace in VS Code ${recipes[version].vscode}`, function () {
    this.timeout(300_000);
    let workbench: Workbench | undefined;
    let browser: Browser | undefined;
    let editor: EditorPage;
    let folder: string;
    let failed = false;

    before(async () => {
      folder = join(await mkdtemp(join(tmpdir(), 'uhf-')), 'shop');
      const files: Readonly<Record<string, string | Uint8Array>> = {
        'src/service.mjs': serviceSource,
        'src/admin/users.py': `db_password = "${canary}"\n`,
        '.env': `DATABASE_URL=postgres://shop:${canary}@db.internal:5432/shop\n`,
        'logo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1),
      };
      for (const [name, content] of Object.entries(files)) {
        await mkdir(join(folder, name, '..'), { recursive: true });
        await writeFile(join(folder, name), content);
      }
      workbench = await openWorkbench({
        host: await ensureHost(version, (line) => process.stderr.write(`      ${line}\n`)),
        folder,
        extension: root,
        environment: withoutAws,
        settings: { 'workbench.colorTheme': 'Default Dark Modern', 'git.enabled': false },
      });
      browser = await openBrowser();
      editor = await openEditorPage(browser, workbench.url);
    });

    // The steps follow from each other: after a failure the rest says nothing.
    beforeEach(function () {
      if (failed) this.skip();
    });

    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      failed = true;
      await mkdir(join(root, '.cache/e2e'), { recursive: true });
      await editor.page.screenshot({ path: join(root, `.cache/e2e/failed-findings-${version}.png`) });
    });

    after(async () => {
      await browser?.close();
      await workbench?.stop();
      await rm(join(folder, '..'), { recursive: true, force: true });
    });

    const picture = (name: string): Promise<void> => (version === pictured ? editor.picture(name) : Promise.resolve());

    const rows = (): ReturnType<EditorPage['page']['locator']> =>
      editor.page.locator('.sidebar .pane:has-text("Findings") .monaco-list-row[role="treeitem"]');

    it('shows nothing, and the way to scan, before the user asks', async () => {
      await editor.page.locator('.activitybar .action-label[aria-label^="Unhardcode"]').click();
      await editor.page.locator('.welcome-view-content .monaco-button', { hasText: 'Scan Workspace' }).waitFor();
      assert.equal(await rows().count(), 0);
    });

    it('lists what a scan found by folder and file, counts it, and says what was skipped', async () => {
      await editor.run('Unhardcode: Scan Workspace for Credentials');
      await (await editor.row('service.mjs')).waitFor();
      await (await editor.row('users.py')).waitFor();
      await (await editor.row('.env')).waitFor();
      await (await editor.row('Skipped')).waitFor();
      await editor.page.locator('.activitybar .badge-content', { hasText: '3' }).waitFor();
      assert.equal(valuesIn(await editor.textOutsideEditors(), [canary]), 0);
      await picture('findings');
    });

    it('puts the same into Problems, without opening a file', async () => {
      await editor.run('Problems: Focus on Problems View');
      const problems = editor.page.locator('.markers-panel .monaco-list-row');
      await problems.filter({ hasText: 'users.py' }).waitFor();
      await until('a row a file and a row a finding', async () => (await problems.count()) === 6);
      assert.equal(await editor.page.locator('.tab').count(), 0);
      await editor.press('Control+Shift+m', 'Control+j');
    });

    it('opens the place of a row by the keyboard', async () => {
      await editor.run('Unhardcode: Focus on Findings View');
      const row = await editor.row('password, line 6');
      await row.click();
      await editor.page.locator('.tab[data-resource-name="service.mjs"]').waitFor();
      await editor.caretAt(6);
      await until('the document has its own squiggle, and only one', async () => {
        const marks = editor.page.locator('.editor-instance').locator('.squiggly-warning, .squiggly-error');
        return (await marks.count()) === 1;
      });
    });

    it('groups by rule, kind and confidence', async () => {
      await editor.run('Unhardcode: Group Findings By');
      await editor.pick('kind', 'By kind');
      await (await editor.row(/^password/)).waitFor();
      await (await editor.row(/^connection string/)).waitFor();
      await (await editor.row('src/admin/users.py:1')).waitFor();
      await picture('findings-by-kind');
    });

    it('stores from a row', async () => {
      const row = await editor.row('src/admin/users.py:1');
      await row.hover();
      await row.locator('.action-label[aria-label^="Move to Secrets Manager"]').click();
      await editor.page.locator('.tab.active[data-resource-name="users.py"]').waitFor();
      const message = editor.page.locator('.notification-toast, .quick-input-widget:visible').first();
      await message.waitFor();
      await editor.press('Escape');
    });

    it('follows the disk', async () => {
      await writeFile(join(folder, '.env'), 'PORT=8080\n');
      await until('the row is gone', async () => (await rows().filter({ hasText: '.env' }).count()) === 0);
      await editor.page.locator('.activitybar .badge-content', { hasText: '2' }).waitFor();
    });

    it('stays quick with 30,000 findings, and says how many it does not list', async () => {
      const lines = Array.from(
        { length: 1500 },
        (_, index) => `const dbPassword${String(index)} = '${canary}${String(index)}';`,
      );
      await mkdir(join(folder, 'large'));
      for (let index = 0; index < 20; index++)
        await writeFile(join(folder, `large/f${String(index)}.mjs`), lines.join('\n'));
      await editor.run('Unhardcode: Scan Workspace for Credentials');
      await editor.page.locator('.sidebar', { hasText: '10,000 more findings are not listed' }).waitFor();
      await editor.page.locator('.activitybar .badge-content', { hasText: '20K' }).waitFor();
      const started = performance.now();
      await editor.run('Unhardcode: Group Findings By');
      await editor.pick('file', 'By folder and file');
      await (await editor.row(/^large/)).waitFor();
      const waited = performance.now() - started;
      assert.ok(waited < 10_000, `${waited.toFixed()} ms`);
      await rm(join(folder, 'large'), { recursive: true });
      await editor.page.locator('.activitybar .badge-content', { hasText: '2' }).waitFor();
    });

    it('keeps what was found when a scan is cancelled, and says so', async () => {
      const filler = 'export const url = "https://example.org/a/path"; // nothing to see\n'.repeat(3000);
      await mkdir(join(folder, 'many'));
      for (let index = 0; index < 2500; index++) await writeFile(join(folder, `many/f${String(index)}.mjs`), filler);
      await editor.run('Unhardcode: Scan Workspace for Credentials');
      await editor.page.locator('.notification-toast .monaco-button', { hasText: 'Cancel' }).click();
      await editor.page.locator('.sidebar', { hasText: 'The last scan was cancelled' }).waitFor();
      assert.ok((await rows().count()) > 0);
    });
  });
}
