import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mainFile } from '../support/cli.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { Editor, fullCapabilities, openEditor } from './support/editor.ts';
import { canaries, leakyModule, password } from './support/samples.ts';
import { endServers, spawnServer } from './support/spawnServer.ts';

const uri = 'file:///tmp/unhardcode-no-such-folder/a.mjs';

describe('unhardcode lsp --stdio', () => {
  afterEach(endServers);

  it('ends with 0 after shutdown, having written the protocol alone', async () => {
    const server = spawnServer();
    const editor = await openEditor({ canaries }, server);
    editor.open(leakyModule, uri, 'javascript');
    assert.deepEqual(await editor.marked(uri), [password]);
    await editor.end();
    assert.equal(server.stderr(), '');
  });

  it('ends with 1 without shutdown', async () => {
    const server = spawnServer();
    const editor = await openEditor({}, server);
    editor.notify('exit', undefined);
    assert.equal(await server.ended, 1);
  });

  it('ends when its input is closed', async () => {
    const server = spawnServer();
    const editor = await openEditor({}, server);
    editor.closeInput();
    assert.equal(await server.ended, 1);
  });

  it('ends on SIGTERM, also before initialize', async () => {
    const fresh = spawnServer();
    fresh.child.stdout?.resume();
    // Once it answers it listens to signals.
    fresh.input.write('Content-Length: 2\r\n\r\n{}');
    await once(fresh.output, 'data');
    fresh.child.kill('SIGTERM');
    assert.equal(await fresh.ended, 1);
    const server = spawnServer();
    await openEditor({}, server);
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 1);
  });

  it('ends when its client dies, although its input stays open', async () => {
    const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = spawnServer();
    const editor = new Editor({}, server);
    await editor.request('initialize', { processId: client.pid, capabilities: fullCapabilities });
    const started = performance.now();
    client.kill('SIGKILL');
    assert.equal(await server.ended, 1);
    assert.ok(performance.now() - started < 12_000);
  });

  it('ends when nobody reads', async () => {
    const server = spawnServer();
    const editor = await openEditor({}, server);
    server.child.stdout?.destroy();
    editor.open(leakyModule, uri, 'javascript');
    editor.request('textDocument/hover', {}).catch(() => undefined);
    await server.ended;
  });

  it('moves a password of a real project into a real endpoint', async () => {
    const sandbox = await startTestSandbox();
    const folder = await mkdtemp(join(tmpdir(), 'unhardcode-shop-'));
    try {
      await mkdir(join(folder, 'src'));
      const manifest = '{\n  "name": "shop",\n  "type": "module",\n  "dependencies": {}\n}\n';
      await writeFile(join(folder, 'package.json'), manifest);
      await writeFile(join(folder, 'src/db.js'), leakyModule);
      const server = spawnServer({ ...sandbox.environment }, folder);
      const editor = await openEditor({ canaries }, server);
      const file = pathToFileURL(join(folder, 'src/db.js')).href;
      const manifestUri = pathToFileURL(join(folder, 'package.json')).href;
      editor.open(manifest, manifestUri, 'json');
      editor.open(leakyModule, file, 'javascript');
      assert.deepEqual(await editor.marked(file), [password]);
      const [action] = await editor.actions(file, password);
      const result = await editor.request<{ kind: string; secretNames: readonly string[] }>(
        'workspace/executeCommand',
        action?.command,
      );
      assert.equal(result.kind, 'done');
      assert.deepEqual(await editor.marked(file), []);
      assert.ok(editor.text(file).includes(`'${result.secretNames[0] ?? ''}'`));
      assert.match(editor.text(manifestUri), /"@aws-sdk\/client-secrets-manager"/);
      assert.equal(await readFile(join(folder, 'src/db.js'), 'utf8'), leakyModule, 'the editor saves, not the server');
      await editor.end();
      assert.equal(server.stderr(), '');
      assert.deepEqual(await storedIn(sandbox.environment, result.secretNames[0] ?? ''), { password });
    } finally {
      await rm(folder, { recursive: true, force: true });
      await sandbox.close();
    }
  });
});

describe('main.js --node-ipc', () => {
  const start = (): ChildProcess => fork(mainFile, ['--node-ipc'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });

  /** Sends a request and waits for its answer. */
  const ask = (server: ChildProcess, id: number, method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      server.on('message', (message) => {
        if (typeof message === 'object' && 'id' in message && message.id === id) resolve(message);
      });
      server.send({ jsonrpc: '2.0', id, method, params });
    });

  it('speaks over the channel that it was started with, and ends in order', async () => {
    const server = start();
    const hello = await ask(server, 1, 'initialize', { processId: process.pid, capabilities: {} });
    assert.match(JSON.stringify(hello), /hoverProvider/);
    await ask(server, 2, 'shutdown', null);
    server.send({ jsonrpc: '2.0', method: 'exit' });
    assert.deepEqual(await once(server, 'exit'), [0, null]);
  });

  it('ends when the channel is closed', async () => {
    const server = start();
    await ask(server, 1, 'initialize', { processId: process.pid, capabilities: {} });
    server.disconnect();
    assert.deepEqual(await once(server, 'exit'), [1, null]);
  });
});

/** What the endpoint holds, asked for with AWS's own client. */
async function storedIn(environment: object, name: string): Promise<unknown> {
  const { openAwsStore } = await import('../../server/src/secrets/aws/index.ts');
  const store = await openAwsStore({ env: { ...environment, AWS_CONFIG_FILE: '/nowhere' } });
  const { value } = await store.read(name);
  assert.ok(value.kind === 'text');
  return JSON.parse(value.text.reveal());
}
