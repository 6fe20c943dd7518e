import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { viewport } from './browser.ts';

const pictures = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
/** A machine that is busy with other suites answers slowly. */
const patience = 60_000;

/** VS Code in a page, driven by the keyboard as its user does. Selectors are the same in 1.100 and 1.139. */
export interface EditorPage {
  readonly page: Page;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Opens a file by the keyboard. */
  open(path: string): Promise<void>;
  /** Puts the caret at the start of a line; `caretAt` waits until it is on one. */
  goTo(line: number): Promise<void>;
  caretAt(line: number): Promise<void>;
  /** Runs a command by the palette; `title` with its category. */
  run(title: string): Promise<void>;
  /** Types in the list that shows, and takes the row that is then the first. */
  pick(text: string, row: string): Promise<void>;
  /** The quick input, when it shows. */
  quickInput(): Promise<Locator>;
  toast(text: string | RegExp): Promise<Locator>;
  row(text: string | RegExp): Promise<Locator>;
  /** Ctrl+. at the caret; waits until the menu shows and begins with our fix, by words of its title. */
  quickFix(title?: string): Promise<void>;
  squiggles(count: number): Promise<void>;
  textOfEditor(): Promise<string>;
  /** Everything the page says beside the text of editors and what VS Code itself reads of it to screen readers. */
  textOutsideEditors(): Promise<string>;
  /** Kept in `docs/images` for the documents. */
  picture(name: string): Promise<void>;
}

export async function openEditorPage(browser: Browser, url: string): Promise<EditorPage> {
  const page = await (await browser.newContext({ viewport })).newPage();
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await page.locator('.monaco-workbench').waitFor();
  await page.locator('.activitybar .action-label[aria-label="Unhardcode"]').waitFor();

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const shown = async (locator: Locator): Promise<Locator> => {
    await locator.first().waitFor({ state: 'visible' });
    return locator.first();
  };
  const quickInput = (): Promise<Locator> => shown(page.locator('.quick-input-widget:visible'));
  /** Types into the box that `key` opens. What opens at the same time may take the focus and so close the box again. */
  const ask = async (key: string, text: string): Promise<void> => {
    const box = page.locator('.quick-input-widget:visible input').first();
    await until(`${key} opens a box`, async () => {
      if (!(await box.isVisible())) await press(key);
      return box.fill(text, { timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
  };
  const pick = async (text: string, row: string): Promise<void> => {
    const input = await quickInput();
    await input.locator('input').fill(text);
    await choose(text, row);
  };
  const choose = async (text: string, row: string): Promise<void> => {
    await shown(page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: row }));
    await press('Enter');
    // The next list may come in the same box: what was typed is gone when this one has been answered.
    const box = page.locator('.quick-input-widget:visible input');
    await until(
      'the list is answered',
      async () => (await box.count()) === 0 || (await box.first().inputValue()) !== text,
    );
  };

  const caretAt = (line: number): Promise<void> =>
    page
      .getByText(new RegExp(`^Ln ${line}, Col`))
      .first()
      .waitFor();

  return {
    page,
    pick,
    caretAt,
    async goTo(line) {
      await ask('Control+g', `:${line}`);
      await press('Enter');
      await caretAt(line);
    },
    press,
    quickInput,
    type: (text) => page.keyboard.type(text),
    async open(path) {
      const name = path.split('/').at(-1) ?? path;
      await ask('Control+p', path);
      await choose(path, name);
      await shown(page.locator(`.tab.active[data-resource-name="${name}"]`));
      await shown(page.locator('.editor-instance .view-line'));
    },
    async run(title) {
      await ask('F1', `>${title}`);
      await choose(`>${title}`, title);
    },
    toast: (text) =>
      shown(page.locator('.notification-toast .notification-list-item-message').filter({ hasText: text })),
    row: (text) => shown(page.locator('.sidebar .monaco-list-row[role="treeitem"]').filter({ hasText: text })),
    async quickFix(title = 'to AWS Secrets Manager') {
      const first = page.locator('.action-widget .monaco-list-row.action.focused');
      const ours = first.filter({ hasText: title });
      // Right after the caret has moved, the editor may still say that there is nothing; one presses again.
      await until('the menu begins with our fix', async () => {
        await press('Escape', 'Control+.');
        await ours.waitFor({ timeout: 3000 }).catch(() => undefined);
        return ours.isVisible();
      });
    },
    async squiggles(count) {
      const marks = page.locator('.editor-instance').locator('.squiggly-warning, .squiggly-error, .squiggly-info');
      await until(`${count} squiggles`, async () => (await marks.count()) === count);
    },
    async textOfEditor() {
      const lines = await page.locator('.editor-instance .view-line').allInnerTexts();
      return lines.join('\n').replaceAll('\u00a0', ' ');
    },
    textOutsideEditors: () =>
      page.evaluate(`(() => {
        const copy = document.body.cloneNode(true);
        for (const editor of copy.querySelectorAll('.view-lines, .native-edit-context, .monaco-aria-container, textarea, script, style')) editor.remove();
        return copy.textContent + [...copy.querySelectorAll('*')].map((element) =>
          [...element.attributes].map(({ value }) => value).join(' ')).join(' ');
      })()`),
    async picture(name) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}${name}.png` });
    },
  };
}

/** Waits for a condition. Fails with `what` when the time is up. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, `waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
