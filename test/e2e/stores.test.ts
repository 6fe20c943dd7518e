import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Browser } from 'playwright-core';
import { startSandbox } from '../../server/src/secrets/sandbox/index.ts';
import type { RunningSandbox } from '../../server/src/secrets/sandbox/index.ts';
import { openBrowser } from './support/browser.ts';
import { openEditorPage, until } from './support/editorPage.ts';
import type { EditorPage } from './support/editorPage.ts';
import { ensureHost } from './support/install.ts';
import { packExtension } from './support/packed.ts';
import { openWorkbench, withoutAws } from './support/workbench.ts';
import type { Workbench } from './support/workbench.ts';
import { createProject } from './support/workspace.ts';

const region = 'eu-central-1';
const stored = 'Kd8w' + 'Rt3z-Moor';

/** Two profiles of the shared AWS files: one works, nobody is signed in with the other. */
describe('profiles of the shared AWS files, by the keyboard', function () {
  this.timeout(300_000);
  let files: string;
  let project: string;
  let store: RunningSandbox;
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let editor: EditorPage;

  before(async () => {
    files = await mkdtemp(join(tmpdir(), 'uha-'));
    project = await createProject();
    store = await startSandbox({ port: 0, dataFolder: join(files, 'store'), region, key: randomBytes(32) });
    await put('shop/taken', JSON.stringify({ user: 'shop', password: stored }));
    await writeProfiles();
    workbench = await openWorkbench({
      host: await ensureHost('1.139', (line) => process.stderr.write(`      ${line}\n`)),
      folder: project,
      extension: await packExtension(),
      environment: {
        ...withoutAws,
        AWS_CONFIG_FILE: join(files, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(files, 'credentials'),
        AWS_PROFILE: 'team',
      },
      settings: { 'unhardcode.clearClipboardAfter': 5 },
    });
    browser = await openBrowser();
    editor = await openEditorPage(browser, workbench.url);
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  after(async () => {
    await browser?.close();
    await workbench?.stop();
    await store.close();
    await rm(files, { recursive: true, force: true });
    await rm(dirname(project), { recursive: true, force: true });
  });

  it('the status bar says where secrets would go, before anybody was asked', async () => {
    await editor.open('service.mjs');
    await editor.squiggles(1);
    await until('the place shows', async () => /1 · team · eu-central-1/.test(await status().innerText()));
  });

  it('a taken name is said, another name or a further key is offered, and what is there stays', async () => {
    await editor.run('Unhardcode: Go to the Next Hardcoded Credential');
    await editor.run('Unhardcode: Move the Credential at the Cursor to Secrets Manager…');
    const input = await proposed();
    assert.match(await input.innerText(), /account \d{12}, eu-central-1/);
    await input.locator('input').fill('shop/taken');
    await editor.press('Enter');
    const box = editor.page.locator('.quick-input-widget:visible');
    await box.getByText('Add a Key to “shop/taken”').waitFor();
    await editor.press('ArrowDown');
    await editor.press('Enter');
    await until('another name is offered', async () => (await box.locator('input').inputValue()) === 'shop/taken-2');
    await editor.press('Escape');
    await editor.squiggles(1);
  });

  it('the account is known from then on', async () => {
    const spoken = (): Promise<string | null> => status().locator('a').getAttribute('aria-label');
    await until('the account is said', async () =>
      /New secrets go to team · eu-central-1 · \d{12}/.test(String(await spoken())),
    );
  });

  it('a copied value is taken off the clipboard again', async () => {
    await editor.run('Unhardcode: Copy Secret Value…');
    await editor.pick('shop/taken', 'shop/taken');
    await editor.pick('password', 'password');
    await until('the value is on the clipboard', async () => (await clipboard()) === stored);
    await until('the clipboard is empty', async () => (await clipboard()) === '');
  });

  it('something else that was copied meanwhile stays', async () => {
    await editor.run('Unhardcode: Copy Secret Value…');
    await editor.pick('shop/taken', 'shop/taken');
    await editor.pick('user', 'user');
    await until('the value is on the clipboard', async () => (await clipboard()) === 'shop');
    await editor.page.evaluate("navigator.clipboard.writeText('mine')");
    await new Promise((done) => setTimeout(done, 6000));
    assert.equal(await clipboard(), 'mine');
  });

  it('code is inserted in the editor that a secret’s page covers', async () => {
    await editor.open('reader.mjs');
    await editor.press('End', 'ArrowLeft');
    await editor.run('Unhardcode: Show Secret Details…');
    await editor.pick('shop/taken', 'shop/taken');
    await editor.page.locator('.tab.active').filter({ hasText: 'shop/taken' }).waitFor();
    const page = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('[data-action="insertReference"]').press('Enter');
    await editor.quickInput();
    await editor.type('password');
    await editor.press('Enter');
    await until('code is inserted', async () => /GetSecretValueCommand/.test(await editor.textOfEditor()));
    await editor.run('File: Revert File');
  });

  it('a profile that nobody is signed in with offers to sign in', async () => {
    await editor.run('Unhardcode: Choose Account and Region for New Secrets…');
    await editor.pick('single', 'single');
    await editor.pick('us-east-1', 'us-east-1');
    await editor.open('service.mjs');
    await editor.run('Unhardcode: Move the Credential at the Cursor to Secrets Manager…');
    await editor.toast(/Nothing was stored, the code is as it was: .*no one is signed in/);
    await editor.page.locator('.notification-toast').getByRole('button', { name: 'Sign In…' }).waitFor();
    await editor.run('Notifications: Clear All Notifications');
  });

  const status = () => editor.page.locator('[id="unhardcode.unhardcode.status"]');
  const clipboard = (): Promise<string> => editor.page.evaluate<string>('navigator.clipboard.readText()');

  async function proposed() {
    const input = await editor.quickInput();
    await until('a name is proposed', async () => (await input.locator('input').inputValue()).includes('/'));
    return input;
  }

  async function put(name: string, value: string): Promise<void> {
    const client = new SecretsManagerClient({
      region,
      endpoint: store.endpoint,
      credentials: {
        accessKeyId: store.environment.AWS_ACCESS_KEY_ID,
        secretAccessKey: store.environment.AWS_SECRET_ACCESS_KEY,
      },
    });
    await client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
    client.destroy();
  }

  async function writeProfiles(): Promise<void> {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = store.environment;
    const team = `[profile team]\nregion = ${region}\nendpoint_url = ${store.endpoint}\n`;
    const single = [
      '[profile single]\nregion = us-east-1\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Developer',
      '[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n',
    ];
    await writeFile(join(files, 'config'), [team, ...single].join('\n'));
    const keys = `aws_access_key_id = ${AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}\n`;
    await writeFile(join(files, 'credentials'), `[team]\n${keys}`);
  }
});
