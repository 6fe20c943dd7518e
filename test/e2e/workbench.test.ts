import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, FrameLocator } from 'playwright-core';
import { createDemoWorkspace, demoValues } from '../demo/createWorkspace.ts';
import { openBrowser } from './support/browser.ts';
import { openEditorPage, until } from './support/editorPage.ts';
import type { EditorPage } from './support/editorPage.ts';
import { ensureHost, hostVersions, pictured, recipes } from './support/install.ts';
import { filesHolding, valuesIn } from './support/leaks.ts';
import { packExtension, root } from './support/packed.ts';
import { openWorkbench, withoutAws } from './support/workbench.ts';
import type { Workbench } from './support/workbench.ts';

const run = promisify(execFile);
const file = 'node-esm/webhook.mjs';

for (const version of hostVersions) {
  describe(`the packed extension in VS Code ${recipes[version].vscode}, by the keyboard`, function () {
    this.timeout(300_000);
    let workbench: Workbench | undefined;
    let browser: Browser | undefined;
    let editor: EditorPage;
    let outputBefore: string;
    let textBefore: string;
    let failed = false;
    const folder = join(root, '.cache/e2e', version, 'shop');
    const path = join(folder, file);

    before(async () => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      createDemoWorkspace(folder);
      // A project of its own, as the demo is, which gives the secrets their first name.
      await run('git', ['init', '--quiet'], { cwd: folder });
      textBefore = await readFile(path, 'utf8');
      outputBefore = (await run(process.execPath, [path])).stdout;
      workbench = await openWorkbench({
        host: await ensureHost(version, (line) => process.stderr.write(`      ${line}\n`)),
        folder,
        extension: await packExtension(),
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
      await editor.page.screenshot({ path: join(root, '.cache/e2e', `failed-${version}.png`) });
    });

    after(async () => {
      await browser?.close();
      await workbench?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const picture = (name: string): Promise<void> => (version === pictured ? editor.picture(name) : Promise.resolve());

    async function assertNothingLeaked(): Promise<void> {
      const frames = await Promise.all(
        editor.page
          .frames()
          .slice(1)
          // A web view that is closed meanwhile shows nothing any more.
          .map((frame) =>
            frame
              .locator('body')
              .innerText()
              .catch((error: unknown) => (frame.isDetached() ? '' : Promise.reject(error as Error))),
          ),
      );
      assert.equal(valuesIn(await editor.textOutsideEditors(), demoValues), 0);
      assert.equal(valuesIn(frames.join(' '), demoValues), 0);
      assert.equal(valuesIn((workbench?.log.lines ?? []).join(''), demoValues), 0);
    }

    /** Ctrl+. on the first finding. */
    async function openQuickFix(line: number): Promise<void> {
      await editor.run('View: Focus Active Editor Group');
      await editor.goTo(1);
      await editor.run('Unhardcode: Go to the Next Hardcoded Credential');
      await editor.caretAt(line);
      await editor.quickFix();
    }

    it('marks the credentials of a file and says why, without the value', async () => {
      await editor.open(file);
      await editor.squiggles(2);
      await editor.run('Unhardcode: Go to the Next Hardcoded Credential');
      await editor.caretAt(4);
      await editor.press('Control+k', 'Control+i');
      const hover = editor.page.locator('.monaco-hover:visible').filter({ hasText: 'unhardcode' });
      await hover.first().waitFor();
      assert.equal(valuesIn(await hover.first().innerText(), demoValues), 0);
      // A hover that came while the editor was still looking for fixes may go on saying so; one asks again.
      const withFix = editor.page.locator('.monaco-hover:visible').filter({ hasText: /Quick Fix/ });
      await until('the hover offers the fix', async () => {
        const came = await withFix
          .first()
          .waitFor({ timeout: 5000 })
          .then(
            () => true,
            () => false,
          );
        if (!came) await editor.press('Escape', 'Control+k', 'Control+i');
        return came;
      });
      await picture('finding');
      await editor.press('Escape');
    });

    it('starts the sandbox', async () => {
      await editor.run('Unhardcode: Start the Sandbox');
      await editor.toast('The sandbox runs at');
      await editor.press('Escape');
      await editor.run('Notifications: Clear All Notifications');
    });

    it('offers the move on Ctrl+., proposes a name and checks what is typed', async () => {
      await openQuickFix(4);
      await picture('quick-fix');
      await editor.press('Enter');
      const input = await editor.quickInput();
      await until('a name is proposed', async () => (await input.locator('input').inputValue()) !== '');
      assert.match(await input.innerText(), /Sandbox on this machine \(account \d{12}, us-east-1\)/);
      const proposed = await input.locator('input').inputValue();
      await picture('prompt');
      await editor.press('End');
      await editor.type('!');
      await until('the name is refused', async () =>
        /cannot be in a name/.test(await input.locator('.quick-input-message').innerText()),
      );
      await editor.press('Backspace');
      assert.equal(await input.locator('input').inputValue(), proposed);
    });

    it('stores, rewrites and says so', async () => {
      await editor.press('Enter');
      await editor.toast(/^Stored as “.*” and replaced in the code\.$/);
      await editor.squiggles(1);
      await editor.page
        .locator('.notification-toast')
        .filter({ hasText: 'reading it back' })
        .waitFor({ state: 'detached' });
      await picture('stored');
      const text = await readFile(path, 'utf8');
      assert.match(text, /GetSecretValueCommand/);
      assert.match(await readFile(join(folder, 'node-esm/package.json'), 'utf8'), /@aws-sdk\/client-secrets-manager/);
      await assertNothingLeaked();
    });

    it('takes two keystrokes for the next one', async () => {
      await editor.run('Notifications: Clear All Notifications');
      await openQuickFix(32);
      await editor.press('Enter');
      const input = await editor.quickInput();
      await until('a name is proposed', async () => (await input.locator('input').inputValue()) !== '');
      await editor.press('Enter');
      await editor.toast(/^Stored as “.*” and replaced in the code\.$/);
      await editor.squiggles(0);
      await editor.press('Control+s');
      await until('the file is saved', async () => valuesIn(await readFile(path, 'utf8'), demoValues) === 0);
    });

    it('leaves a program that prints what it printed before', async () => {
      const { stdout } = await run(process.execPath, [path], {
        env: { ...process.env, ...(await copiedEnvironment()) },
      });
      assert.equal(stdout, outputBefore);
    });

    it('offers to keep or delete the secret when the edit is undone', async () => {
      await editor.run('Notifications: Clear All Notifications');
      await editor.run('View: Focus Active Editor Group');
      await editor.press('Control+z');
      await editor.toast(/The code is as it was before\. “.*” was stored for it; keep it\?/);
      await editor.squiggles(1);
      await picture('undone');
      await editor.press('Control+Shift+z');
      await editor.squiggles(0);
      await editor.press('Control+s');
      await editor.run('Notifications: Clear All Notifications');
    });

    it('shows the secrets in a tree and one of them in full', async () => {
      await editor.run('Unhardcode: Focus on Secrets View');
      await editor.row(/Sandbox/);
      await editor.row(/^webhook/);
      await editor.run('Unhardcode: Focus on Secrets View');
      await editor.page.locator('.sidebar .monaco-list:focus').waitFor();
      await editor.press('Home');
      await downTo(/^webhook/);
      await editor.press('Enter');
      const open = async (): Promise<boolean> => (await page().locator('h1').count()) > 0;
      await until('the details are shown', open);
      assert.match(await page().locator('body').innerText(), /arn:aws:secretsmanager:us-east-1:\d{12}:secret:/);
      await picture('tree');
      await assertNothingLeaked();
    });

    it('shows a value only when asked to, and hides it again', async () => {
      await tabTo('read');
      await editor.press('Enter');
      await page().locator('[data-action="show"]').first().waitFor();
      await assertNothingLeaked();
      await tabTo('show');
      await editor.press('Enter');
      await page().locator('[data-action="hide"]').first().waitFor();
      const shown = await page().locator('code').allInnerTexts();
      assert.equal(valuesIn(shown.join(), demoValues), 1);
      await editor.press('Enter');
      await page().locator('[data-action="show"]').first().waitFor();
      await assertNothingLeaked();
    });

    it('says of a value in another file that it is stored already, and uses it from there without asking', async () => {
      const copy = 'node-esm/again.mjs';
      await writeFile(join(folder, copy), textBefore);
      await editor.open(copy);
      await editor.squiggles(2);
      await editor.run('Unhardcode: Go to the Next Hardcoded Credential');
      await editor.caretAt(4);
      await editor.press('Control+k', 'Control+i');
      const hover = editor.page.locator('.monaco-hover:visible').filter({ hasText: 'It is stored already' });
      await hover.first().waitFor();
      assert.match(await hover.first().innerText(), /let the code read “.*webhook” → “secret”/);
      await picture('stored-already');
      await editor.press('Escape');
      await editor.quickFix('which holds it already');
      await editor.press('Enter');
      await editor.toast(/^Replaced in the code by “.*webhook”, which holds the value already\.$/);
      await editor.squiggles(1);
      await assertNothingLeaked();
      await editor.press('Control+s');
      await until('the file reads the secret', async () => /webhook'/.test(await readFile(join(folder, copy), 'utf8')));
      await editor.run('Notifications: Clear All Notifications');
    });

    it('deletes a secret with a way back, and takes it', async () => {
      await editor.run('Unhardcode: Delete Secret…');
      await editor.pick('mail', 'mail');
      await editor.pick('30', 'restorable for 30 days');
      await editor.toast(/“.*mail” can be restored until/);
      await editor.row(/mail.*scheduled for deletion/);
      await editor.run('Unhardcode: Restore Deleted Secret…');
      await editor.pick('mail', 'mail');
      await editor.toast(/“.*mail” is restored/);
      await editor.page
        .locator('.sidebar .monaco-list-row')
        .filter({ hasText: 'scheduled for deletion' })
        .waitFor({ state: 'detached' });
      await editor.run('Notifications: Clear All Notifications');
    });

    it('filters the tree where the secrets are, and says so', async () => {
      await editor.run('Unhardcode: Filter Secrets…');
      const input = await editor.quickInput();
      await input.locator('input').fill('nothing-like-this');
      await editor.press('Enter');
      await editor.row('No secret matches “nothing-like-this”');
      await editor.run('Unhardcode: Clear the Filter');
      await editor.row(/^mail/);
    });

    it('has a walkthrough', async () => {
      await editor.run('Unhardcode: Get Started');
      await editor.page.getByText('Choose where secrets go').first().waitFor();
      // Commands wait until the page has the focus: it takes it a moment after its text is there.
      await editor.page
        .locator('.gettingStartedContainer:focus, .gettingStartedContainer :focus')
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      await editor.run('View: Toggle Primary Side Bar Visibility');
      await picture('walkthrough');
      await editor.run('View: Toggle Primary Side Bar Visibility');
    });

    it('has written no value to any log', async () => {
      assert.ok(workbench);
      const { data } = workbench;
      const logs = [join(data, 'srv'), join(data, 'user/logs')];
      const holding = await Promise.all(logs.map((logFolder) => filesHolding(logFolder, demoValues)));
      assert.deepEqual(holding.flat(), []);
      await assertNothingLeaked();
    });

    const page = (): FrameLocator =>
      editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

    /** Moves down in the tree until the focus is on the row. */
    async function downTo(row: RegExp): Promise<void> {
      const focused = editor.page.locator('.sidebar .monaco-list-row.focused').filter({ hasText: row });
      await until(`the focus is on ${String(row)}`, async () => {
        if ((await focused.count()) > 0) return true;
        await editor.press('ArrowDown');
        return false;
      });
    }

    /** Presses Tab in the page until a button has the focus. */
    async function tabTo(action: string): Promise<void> {
      for (let presses = 0; presses < 20; presses += 1) {
        const focused = page().locator(':focus');
        if ((await focused.count()) > 0 && (await focused.first().getAttribute('data-action')) === action) return;
        await editor.press('Tab');
      }
      assert.fail(`Tab does not reach “${action}”`);
    }

    /** What the sandbox gives to programs, as its message copies it. */
    async function copiedEnvironment(): Promise<Record<string, string>> {
      await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await editor.run('Unhardcode: Start the Sandbox');
      await editor.page.getByRole('button', { name: 'Copy Environment' }).click();
      let text = '';
      await until('the environment is on the clipboard', async () => {
        text = await editor.page.evaluate<string>('navigator.clipboard.readText()');
        return text.includes('AWS_ENDPOINT_URL_SECRETS_MANAGER');
      });
      const variables = [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      );
      return Object.fromEntries(variables);
    }
  });
}
