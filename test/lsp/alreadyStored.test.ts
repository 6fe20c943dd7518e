import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { opener } from '../../server/src/protocol/sealed.ts';
import { Secret } from '../../server/src/core/secret.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { openEditor, pullCapabilities } from './support/editor.ts';
import type { Editor } from './support/editor.ts';
import { canaries, leakyModule, moduleUri, password } from './support/samples.ts';

const token = { kind: 'text', text: new Secret(JSON.stringify({ username: 'shop', password })) } as const;

/** A store with one secret, and how often something was written into it since. */
async function storeWithSecret() {
  const store = memoryStore();
  await store.create({ name: 'prod/db', description: '', value: token, token: 'a'.repeat(32) });
  let written = 0;
  const counting = {
    ...store,
    create: (...given: Parameters<typeof store.create>) => ((written += 1), store.create(...given)),
    put: (...given: Parameters<typeof store.put>) => ((written += 1), store.put(...given)),
  };
  return { store: counting, written: () => written };
}

const reveal = (editor: Editor): Promise<unknown> =>
  editor.request('unhardcode/revealSecret', {
    store: { kind: 'environment', region: 'eu-central-1' },
    id: 'prod/db',
    publicKey: opener().publicKey,
  });

const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

const messages = async (editor: Editor): Promise<readonly string[]> =>
  (await editor.diagnostics(moduleUri)).map(textOf);

const fixes = async (editor: Editor): Promise<readonly CodeAction[]> =>
  (await editor.actions(moduleUri)).filter(({ command }) => command !== undefined);

const untilSaid = (editor: Editor): Promise<boolean> =>
  editor.until(
    () =>
      editor
        .notifications('textDocument/publishDiagnostics')
        .some(({ diagnostics }) => diagnostics.some((diagnostic) => textOf(diagnostic).includes('stored already'))) ||
      undefined,
  );

describe('a value that is stored already', () => {
  it('is said so once the session has read the secret, and used from there without storing', async () => {
    const { store, written } = await storeWithSecret();
    const editor = await openEditor({ canaries, store });
    editor.open(leakyModule, moduleUri, 'javascript');
    assert.ok(!(await messages(editor)).some((message) => message.includes('stored already')));
    assert.equal((await fixes(editor)).length, 1);
    await reveal(editor);
    await untilSaid(editor);
    const [use, move, ...more] = await fixes(editor);
    assert.deepEqual(more, []);
    assert.equal(use?.title, 'Use “prod/db” → “password”, which holds it already');
    assert.deepEqual([use.isPreferred, move?.isPreferred], [true, false]);
    const result = await editor.request('workspace/executeCommand', use.command);
    assert.equal((result as { kind: string }).kind, 'done');
    assert.equal(written(), 0);
    assert.ok(editor.text(moduleUri).includes('prod/db') && !editor.text(moduleUri).includes(password));
    await editor.end();
  });

  it('is known, and used, also where it is written with escapes', async () => {
    const store = memoryStore();
    const text = new Secret(JSON.stringify({ password: `${password}'"\\` }));
    await store.create({ name: 'prod/db', description: '', value: { kind: 'text', text }, token: 'a'.repeat(32) });
    const editor = await openEditor({ canaries, store });
    editor.open(leakyModule.replace(password, `${password}\\x27\\"\\\\`), moduleUri, 'javascript');
    await editor.diagnostics(moduleUri);
    await reveal(editor);
    await untilSaid(editor);
    const [use] = await fixes(editor);
    assert.match(use?.title ?? '', /^Use “prod\/db”/);
    const result = await editor.request('workspace/executeCommand', use?.command);
    assert.equal((result as { kind: string }).kind, 'done');
    await editor.end();
  });

  it('is refused when the secret holds something else by then', async () => {
    const { store, written } = await storeWithSecret();
    const editor = await openEditor({ canaries, store });
    editor.open(leakyModule, moduleUri, 'javascript');
    await editor.diagnostics(moduleUri);
    await reveal(editor);
    await untilSaid(editor);
    const [use] = await fixes(editor);
    const other = { kind: 'text', text: new Secret('{"password":"another"}') } as const;
    await store.put('prod/db', other, 'b'.repeat(32));
    const before = written();
    const result = await editor.request<{ kind: string; reason?: string }>('workspace/executeCommand', use?.command);
    assert.deepEqual([result.kind, result.reason], ['refused', 'not-stored']);
    assert.equal(written(), before);
    assert.equal(editor.text(moduleUri), leakyModule);
    await editor.end();
  });

  it('is told to a client that pulls by a refresh', async () => {
    const { store } = await storeWithSecret();
    const editor = await openEditor({ canaries, store, capabilities: pullCapabilities });
    editor.answer('workspace/diagnostic/refresh', () => null);
    editor.open(leakyModule, moduleUri, 'javascript');
    await reveal(editor);
    await editor.until(() => editor.requestsFromServer().includes('workspace/diagnostic/refresh') || undefined);
    await editor.end();
  });

  it('is not said of what everybody takes, nor of a user name', async () => {
    const store = memoryStore();
    const text = new Secret(JSON.stringify({ username: 'shop-administrator', password: 'changeme' }));
    await store.create({ name: 'prod/db', description: '', value: { kind: 'text', text }, token: 'a'.repeat(32) });
    const editor = await openEditor({ store, settings: { level: 'possible' } });
    editor.open(`const password = 'changeme';\nconst secret = 'shop-administrator';\n`, moduleUri, 'javascript');
    await reveal(editor);
    assert.ok(!(await fixes(editor)).some(({ title }) => title.startsWith('Use ')));
    await editor.end();
  });
});
