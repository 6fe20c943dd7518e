import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
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

/** Two profiles of the shared AWS files: one works, the session of the other has expired. */
describe('profiles of the shared AWS files, by the keyboard', function () {
  this.timeout(300_000);
  let files: string;
  let project: string;
  let store: RunningSandbox;
  let expired: Server;
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let editor: EditorPage;

  before(async () => {
    files = await mkdtemp(join(tmpdir(), 'uha-'));
    project = await createProject();
    store = await startSandbox({ port: 0, dataFolder: join(files, 'store'), region, key: randomBytes(32) });
    await put('shop/taken', JSON.stringify({ user: 'shop', password: stored }));
    expired = await listening();
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
    expired.close();
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
    await editor.picture('taken-name');
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

  it('an expired session offers to sign in', async () => {
    await editor.run('Unhardcode: Choose Account and Region for New Secrets…');
    await editor.pick('expired', 'expired');
    await editor.pick('us-east-1', 'us-east-1');
    await editor.open('service.mjs');
    await editor.run('Unhardcode: Move the Credential at the Cursor to Secrets Manager…');
    await editor.toast(/Nothing was stored, the code is as it was: .*session has expired/);
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
    const dead = `http://127.0.0.1:${(expired.address() as AddressInfo).port}`;
    const profile = (name: string, place: string, endpoint: string): string =>
      `[profile ${name}]\nregion = ${place}\nendpoint_url = ${endpoint}\n`;
    await writeFile(
      join(files, 'config'),
      profile('team', region, store.endpoint) + profile('expired', 'us-east-1', dead),
    );
    await writeFile(
      join(files, 'credentials'),
      ['team', 'expired']
        .map(
          (name) =>
            `[${name}]\naws_access_key_id = ${AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}\n`,
        )
        .join(''),
    );
  }
});

/** Answers everything as AWS answers a session that has ended. */
async function listening(): Promise<Server> {
  const message = 'The security token included in the request is expired';
  const server = createServer((request, response) => {
    request.resume();
    // Secrets Manager speaks JSON, STS speaks XML.
    if (request.headers['x-amz-target'] === undefined) {
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        `<ErrorResponse><Error><Code>ExpiredToken</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
      return;
    }
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: 'ExpiredTokenException', message }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
