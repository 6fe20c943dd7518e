import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Command, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Secret } from '../../server/src/core/secret.ts';
import { StoreError } from '../../server/src/secrets/store.ts';
import type { MemoryStore } from '../support/memoryStore.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { fullCapabilities, openEditor } from './support/editor.ts';
import type { Editor, EditorOptions } from './support/editor.ts';
import { canaries, leakyModule, moduleUri, otherPassword, password } from './support/samples.ts';

interface Result {
  readonly kind: 'done' | 'refused' | 'failed';
  readonly secretNames?: readonly string[];
  readonly reason?: string;
  readonly code?: string;
  readonly message?: string;
  readonly storedName?: string;
}

interface Session {
  readonly editor: Editor;
  readonly store: MemoryStore;
  /** The command of the quick fix for the password. */
  readonly command: Command;
}

async function leaking(options: EditorOptions = {}, text = leakyModule, languageId = 'javascript'): Promise<Session> {
  const store = memoryStore();
  const editor = await openEditor({ store, canaries, ...options });
  editor.open(text, moduleUri, languageId);
  const [action] = await editor.actions(moduleUri, password);
  const command = commandOf(action);
  return { editor, store, command };
}

function commandOf(action: CodeAction | Command | undefined): Command {
  const command = action === undefined || typeof action.command !== 'object' ? action : action.command;
  assert.ok(command !== undefined && 'command' in command && typeof command.command === 'string');
  return command as Command;
}

const execute = (editor: Editor, command: Command): Promise<Result> =>
  editor.request('workspace/executeCommand', command);

const told = (editor: Editor): readonly string[] =>
  editor.notifications('window/showMessage').map(({ message }) => message);

const applied = (editor: Editor): readonly WorkspaceEdit[] =>
  editor.received.flatMap(({ method, params }) =>
    method === 'workspace/applyEdit' ? [(params as { edit: WorkspaceEdit }).edit] : [],
  );

const inLaterTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('the command of the quick fix', () => {
  it('creates, reads back, edits, and says so', async () => {
    const { editor, store, command } = await leaking();
    const result = await execute(editor, command);
    assert.deepEqual([result.kind, result.secretNames], ['done', ['shop/dev/db']]);
    assert.deepEqual(store.calls, ['create', 'read']);
    assert.deepEqual([...store.texts()], [['shop/dev/db', JSON.stringify({ password })]]);
    assert.match(editor.text(moduleUri), /const dbPassword = await \w+\(/);
    assert.deepEqual(await editor.marked(moduleUri), []);
    assert.match(told(editor).join(), /Stored as shop\/dev\/db in us-east-1/);
    await editor.end();
  });

  it('sends the planned version to a client that checks it', async () => {
    const { editor, command } = await leaking();
    await execute(editor, command);
    const [edit] = applied(editor);
    assert.equal(edit?.changes, undefined);
    assert.deepEqual(
      edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
      [{ uri: moduleUri, version: 1 }],
    );
    await editor.end();
  });

  it('sends plain changes to a client that knows no versions', async () => {
    const workspace = { applyEdit: true };
    const { editor, command } = await leaking({ capabilities: { workspace } });
    assert.equal((await execute(editor, command)).kind, 'done');
    const [edit] = applied(editor);
    assert.deepEqual([edit?.documentChanges, Object.keys(edit?.changes ?? {})], [undefined, [moduleUri]]);
    assert.deepEqual(await editor.marked(moduleUri), []);
    await editor.end();
  });

  it('replaces every place of the value, and leaves other values', async () => {
    const text = `${leakyModule}const again = { password: '${password}', smtpPassword: '${otherPassword}' };\n`;
    const { editor, store, command } = await leaking({}, text);
    assert.equal((await execute(editor, command)).kind, 'done');
    assert.equal(store.texts().size, 1);
    assert.deepEqual(await editor.marked(moduleUri), [otherPassword]);
    await editor.end();
  });

  it('moves bytes into a binary secret', async () => {
    const bytes = [0x4f, 0x91, 0xd3, 0x1e, 0xa8, 0x7b, 0xc2, 0x05, 0x66, 0xf1, 0x3d, 0x9a, 0x20, 0xbe, 0x47, 0xe8];
    const store = memoryStore();
    const editor = await openEditor({ store, canaries });
    editor.open(`export const signingKey = new Uint8Array([${bytes.join(', ')}]);\n`, moduleUri, 'javascript');
    const [action] = await editor.actions(moduleUri, bytes.join(', '));
    const result = await execute(editor, commandOf(action));
    assert.deepEqual([result.kind, result.secretNames], ['done', ['shop/dev/db-signing-key']]);
    const { value } = await store.read('shop/dev/db-signing-key');
    assert.deepEqual(value.kind === 'binary' && [...value.bytes], bytes);
    assert.match(
      editor.text(moduleUri),
      /signingKey = new Uint8Array\(await getSecretBytes\('shop\/dev\/db-signing-key'\)\);/,
    );
    assert.deepEqual(await editor.marked(moduleUri), []);
    await editor.end();
  });

  it('makes the helper as part of the edit', async () => {
    const text = `export function connect() {\n  const dbPassword = '${password}';\n}\n`;
    const { editor, command } = await leaking({}, text);
    assert.equal((await execute(editor, command)).kind, 'done');
    const kinds = applied(editor)[0]?.documentChanges?.map((change) => ('kind' in change ? change.kind : 'edit'));
    assert.deepEqual(kinds, ['create', 'edit', 'edit']);
    await editor.end();
  });

  describe('stores once', () => {
    it('when it is sent twice at the same time', async () => {
      const { editor, store, command } = await leaking();
      const results = await Promise.all([execute(editor, command), execute(editor, command)]);
      assert.equal(store.createCalls.length, 1);
      assert.equal(applied(editor).length, 1);
      assert.equal(results[0].kind, 'done');
      assert.deepEqual(await editor.marked(moduleUri), []);
      await editor.end();
    });

    it('when it is sent again after the edit', async () => {
      const { editor, store, command } = await leaking();
      await execute(editor, command);
      await editor.diagnostics(moduleUri);
      await execute(editor, command);
      assert.deepEqual([store.createCalls.length, applied(editor).length], [1, 1]);
      await editor.end();
    });

    it('when the edit was not applied and the quick fix is run again, with the same token', async () => {
      const { editor, store, command } = await leaking();
      editor.answer('workspace/applyEdit', () => ({ applied: false, failureReason: 'busy' }));
      const first = await execute(editor, command);
      assert.deepEqual([first.kind, first.code, first.storedName], ['failed', 'not-edited', 'shop/dev/db']);
      assert.match(told(editor).join(), /Stored as shop\/dev\/db.*left as it is/);
      assert.equal(editor.text(moduleUri), leakyModule);
      editor.answer('workspace/applyEdit', () => ({ applied: true }));
      assert.equal((await execute(editor, command)).kind, 'done');
      assert.deepEqual([...store.texts().keys()], ['shop/dev/db']);
      assert.equal(new Set(store.createCalls.map(({ token }) => token)).size, 1);
      await editor.end();
    });

    for (const [what, answer] of Object.entries({
      'an error': new Error(`cannot replace ${leakyModule.length} characters`),
      null: null,
      nothing: {},
      'a text': 'applied',
    })) {
      it(`when the editor answers the edit with ${what}, and tells the name`, async () => {
        const { editor, store, command } = await leaking();
        editor.answer('workspace/applyEdit', () => answer);
        const result = await execute(editor, command);
        assert.deepEqual([result.kind, result.storedName], ['failed', 'shop/dev/db']);
        assert.match(told(editor).join(), /Stored as shop\/dev\/db/);
        assert.equal(store.texts().size, 1);
        await editor.end();
      });
    }

    it('when the store answered nothing the first time, with the same token', async () => {
      const { editor, store, command } = await leaking();
      let calls = 0;
      store.before('create', () => {
        if (calls++ === 0) throw new StoreError('offline', 'Could not reach AWS. Nothing was stored.');
      });
      assert.deepEqual((await execute(editor, command)).code, 'offline');
      assert.equal((await execute(editor, command)).kind, 'done');
      assert.equal(new Set(store.createCalls.map(({ token }) => token)).size, 1);
      await editor.end();
    });

    it('when the document is closed, opened again and fixed again', async () => {
      const { editor, store, command } = await leaking();
      await execute(editor, command);
      editor.close(moduleUri);
      editor.open(leakyModule, moduleUri, 'javascript');
      assert.equal((await execute(editor, command)).kind, 'done');
      assert.deepEqual([...store.texts().keys()], ['shop/dev/db']);
      assert.deepEqual(await editor.marked(moduleUri), []);
      await editor.end();
    });
  });

  describe('overwrites nothing', () => {
    it('and takes the next name when one is taken', async () => {
      const { editor, store, command } = await leaking();
      const theirs = { kind: 'text', text: new Secret('{"password":"theirs"}') } as const;
      await store.create({ name: 'shop/dev/db', value: theirs, token: 'x'.repeat(32) });
      const result = await execute(editor, command);
      assert.equal(result.kind, 'done');
      assert.notDeepEqual(result.secretNames, ['shop/dev/db']);
      assert.equal(store.texts().get('shop/dev/db'), '{"password":"theirs"}');
      assert.ok(editor.text(moduleUri).includes(`'${result.secretNames?.[0] ?? ''}'`));
      await editor.end();
    });

    it('and takes the next name when one is scheduled for deletion', async () => {
      const { editor, store, command } = await leaking();
      const theirs = { kind: 'text', text: new Secret('theirs') } as const;
      await store.create({ name: 'shop/dev/db', value: theirs, token: 'x'.repeat(32) });
      await store.delete('shop/dev/db');
      const result = await execute(editor, command);
      assert.equal(result.kind, 'done');
      assert.notDeepEqual(result.secretNames, ['shop/dev/db']);
      await editor.end();
    });

    it('and takes the next name when one is taken that may not be read', async () => {
      const { editor, store, command } = await leaking();
      const theirs = { kind: 'text', text: new Secret('theirs') } as const;
      await store.create({ name: 'shop/dev/db', value: theirs, token: 'x'.repeat(32) });
      let reads = 0;
      store.before('read', () => {
        if (reads++ === 0) throw new StoreError('access-denied', 'You may not read it.');
      });
      const result = await execute(editor, command);
      assert.equal(result.kind, 'done');
      assert.notDeepEqual(result.secretNames, ['shop/dev/db']);
      await editor.end();
    });

    it('and uses a value that stands under another key of the name already', async () => {
      const { editor, store, command } = await leaking();
      const ours = { kind: 'text', text: new Secret(JSON.stringify({ user: 'a', apiKey: password })) } as const;
      await store.create({ name: 'shop/dev/db', value: ours, token: 'x'.repeat(32) });
      const result = await execute(editor, command);
      assert.deepEqual([result.kind, result.secretNames], ['done', ['shop/dev/db']]);
      assert.equal(store.texts().size, 1);
      assert.match(editor.text(moduleUri), /apiKey/);
      await editor.end();
    });

    it('and stops when every name is taken', async () => {
      const { editor, store, command } = await leaking();
      const value = { kind: 'text', text: new Secret('{"password":"theirs"}') } as const;
      Object.assign(store, {
        create: () => Promise.reject(new StoreError('name-taken', 'Taken.')),
        read: (name: string) => Promise.resolve({ arn: name, name, versionId: 'x', value, stages: [] }),
      });
      const result = await execute(editor, command);
      assert.deepEqual([result.kind, result.code, applied(editor)], ['failed', 'name-taken', []]);
      assert.equal(told(editor).length, 1);
      await editor.end();
    });

    it('and stops when what is taken cannot be looked at for a while', async () => {
      const { editor, store, command } = await leaking();
      const theirs = { kind: 'text', text: new Secret('theirs') } as const;
      await store.create({ name: 'shop/dev/db', value: theirs, token: 'x'.repeat(32) });
      store.before('read', () => {
        throw new StoreError('throttled', 'Later.');
      });
      assert.equal((await execute(editor, command)).code, 'throttled');
      assert.equal(store.texts().size, 1);
      await editor.end();
    });

    it('and uses a secret that holds the same value already', async () => {
      const { editor, store, command } = await leaking();
      const same = { kind: 'text', text: new Secret(JSON.stringify({ password })) } as const;
      await store.create({ name: 'shop/dev/db', value: same, token: 'x'.repeat(32) });
      assert.deepEqual((await execute(editor, command)).secretNames, ['shop/dev/db']);
      assert.equal(store.texts().size, 1);
      await editor.end();
    });
  });

  describe('leaves the text alone', () => {
    it('and tells why when the store refuses', async () => {
      const { editor, store, command } = await leaking();
      store.before('create', () => {
        throw new StoreError('access-denied', 'You may not create secrets here. Nothing was stored.');
      });
      const result = await execute(editor, command);
      assert.deepEqual([result.kind, result.code], ['failed', 'access-denied']);
      assert.deepEqual(told(editor), ['You may not create secrets here. Nothing was stored.']);
      assert.deepEqual([editor.text(moduleUri), applied(editor)], [leakyModule, []]);
      await editor.end();
    });

    it('and tells why when no store can be opened', async () => {
      const openStore = () => Promise.reject(new StoreError('no-region', 'No region. Set AWS_REGION.'));
      const { editor, command } = await leaking({ services: { openStore } });
      assert.equal((await execute(editor, command)).code, 'no-region');
      assert.deepEqual(told(editor), ['No region. Set AWS_REGION.']);
      await editor.end();
    });

    it('when what is read back is something else', async () => {
      const { editor, store, command } = await leaking();
      const read = store.read.bind(store);
      const value = { kind: 'text', text: new Secret('{}') } as const;
      Object.assign(store, { read: async (id: string) => ({ ...(await read(id)), value }) });
      const result = await execute(editor, command);
      assert.equal(result.kind, 'failed');
      assert.match(told(editor).join(), /shop\/dev\/db/);
      assert.deepEqual(applied(editor), []);
      await editor.end();
    });

    it('when the document has changed since it was offered, and stores nothing', async () => {
      const { editor, store, command } = await leaking();
      editor.replace(moduleUri, 0, 0, '// moved\n');
      const result = await execute(editor, command);
      assert.deepEqual([result.kind, result.reason, store.calls], ['refused', 'document-changed', []]);
      assert.equal(told(editor).length, 1);
      await editor.end();
    });

    for (const [name, capabilities] of Object.entries({
      'a client with versions': fullCapabilities,
      'a client without': { workspace: { applyEdit: true } },
    })) {
      it(`when the document changes while the secret is stored, and tells its name to ${name}`, async () => {
        const { editor, store, command } = await leaking({ capabilities });
        store.before('read', async () => {
          editor.replace(moduleUri, 0, 0, '// moved\n');
          await editor.request('textDocument/hover', {
            textDocument: { uri: moduleUri },
            position: { line: 0, character: 0 },
          });
        });
        const result = await execute(editor, command);
        assert.deepEqual([result.kind, result.storedName, applied(editor)], ['failed', 'shop/dev/db', []]);
        assert.match(told(editor).join(), /shop\/dev\/db/);
        await editor.end();
      });
    }
  });

  describe('when it is cancelled', () => {
    const cancelledWith = (error: unknown): boolean =>
      error instanceof Error && 'code' in error && error.code === -32800;

    it('answers at once, and neither stores nor edits', async () => {
      const { editor, store, command } = await leaking();
      let entered: () => void = () => undefined;
      const inside = new Promise<void>((resolve) => (entered = resolve));
      store.before('create', (signal) => {
        entered();
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new StoreError('cancelled', 'Cancelled.')));
        });
      });
      const { answer, cancel } = editor.cancellable('workspace/executeCommand', command);
      await inside;
      cancel();
      await assert.rejects(answer, cancelledWith);
      await inLaterTurn();
      assert.deepEqual([applied(editor), store.texts().size, editor.text(moduleUri)], [[], 0, leakyModule]);
      await editor.end();
    });

    it('answers at once also when the store does not listen, and tells what was stored', async () => {
      const { editor, store, command } = await leaking();
      let release: () => void = () => undefined;
      let entered: () => void = () => undefined;
      const inside = new Promise<void>((resolve) => (entered = resolve));
      const gate = new Promise<void>((resolve) => (release = resolve));
      store.before('read', () => (entered(), gate));
      const { answer, cancel } = editor.cancellable('workspace/executeCommand', command);
      await inside;
      cancel();
      await assert.rejects(answer, cancelledWith);
      release();
      await editor.until(() => told(editor).find((message) => message.includes('shop/dev/db')));
      assert.deepEqual([applied(editor), editor.text(moduleUri)], [[], leakyModule]);
      await editor.end();
    });

    it('answers at once while the editor does not answer the edit', async () => {
      const { editor, command } = await leaking();
      editor.answer('workspace/applyEdit', () => new Promise(() => undefined));
      const { answer, cancel } = editor.cancellable('workspace/executeCommand', command);
      await editor.until(() => (applied(editor).length > 0 ? true : undefined));
      cancel();
      await assert.rejects(answer, cancelledWith);
      await editor.until(() => told(editor).find((message) => /Cancelled.*shop\/dev\/db/.test(message)));
      await editor.end();
    });

    it('by the end of the session, no edit follows', async () => {
      const { editor, store, command } = await leaking();
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      store.before('create', () => gate);
      const { answer } = editor.cancellable('workspace/executeCommand', command);
      const refused = assert.rejects(answer);
      await editor.until(() => (store.createCalls.length > 0 ? true : undefined));
      await editor.request('shutdown');
      release();
      await refused;
      await inLaterTurn();
      editor.notify('exit', undefined);
      assert.equal(await editor.ended, 0);
      assert.deepEqual(applied(editor), []);
    });

    it('lets the next command have its turn', async () => {
      const { editor, store, command } = await leaking();
      store.before('create', () => new Promise(() => undefined));
      const { answer, cancel } = editor.cancellable('workspace/executeCommand', command);
      await editor.until(() => (store.createCalls.length > 0 ? true : undefined));
      cancel();
      await assert.rejects(answer, cancelledWith);
      store.before('create', () => undefined);
      assert.equal((await execute(editor, command)).kind, 'done');
      await editor.end();
    });
  });

  it('edits no text that has moved for a client without versions, while its change is on its way', async () => {
    const text = `${leakyModule}const smtpPassword = '${otherPassword}';\n`;
    const { editor, store, command } = await leaking({ capabilities: { workspace: { applyEdit: true } } }, text);
    const second = commandOf((await editor.actions(moduleUri, otherPassword))[0]);
    // Some editors answer first and send what they have changed a little later.
    editor.answer('workspace/applyEdit', () => ({ applied: true }));
    const results = await Promise.all([execute(editor, command), execute(editor, second)]);
    assert.deepEqual(
      results.map(({ kind, reason }) => [kind, reason]),
      [
        ['done', undefined],
        ['refused', 'document-changed'],
      ],
    );
    assert.deepEqual([store.texts().size, applied(editor).length], [1, 1]);
    await editor.end();
  });

  it('adds a dependency once to a manifest that the editor keeps unsaved', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unhardcode-unsaved-'));
    try {
      await writeFile(
        join(folder, 'package.json'),
        '{\n  "name": "shop",\n  "type": "module",\n  "dependencies": {}\n}\n',
      );
      const editor = await openEditor({ capabilities: { workspace: { applyEdit: true } }, canaries });
      const manifests: number[] = [];
      for (const [name, value] of Object.entries({ 'a.js': password, 'b.js': otherPassword })) {
        const uri = pathToFileURL(join(folder, name)).href;
        editor.open(`const dbPassword = '${value}';\n`, uri, 'javascript');
        const [action] = await editor.actions(uri, value);
        assert.equal((await execute(editor, commandOf(action))).kind, 'done');
        manifests.push(Object.keys(applied(editor).at(-1)?.changes ?? {}).length - 1);
      }
      assert.deepEqual(manifests, [1, 0]);
      await editor.end();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('stores where the settings say, and nowhere that a folder could choose', async () => {
    const choices: object[] = [];
    const regionSource = 'the setting unhardcode.awsRegion';
    const store = memoryStore();
    const openStore = (choice: object) => {
      choices.push(choice);
      return Promise.resolve(store);
    };
    const settings = { awsProfile: 'dev', awsRegion: 'eu-west-1', endpoint: 'http://evil', awsEndpoint: 'http://evil' };
    const { editor, command } = await leaking({ services: { openStore }, settings });
    await editor.diagnostics(moduleUri);
    assert.equal((await execute(editor, command)).kind, 'done');
    assert.deepEqual(choices, [{ profile: 'dev', region: 'eu-west-1', regionSource }]);
    await editor.end();
  });

  it('refuses what is not its own', async () => {
    const { editor, store } = await leaking();
    const wrong: readonly object[] = [
      { command: 'unknown' },
      { command: 'unhardcode.storeAndReplace' },
      { command: 'unhardcode.storeAndReplace', arguments: [{ uri: 1 }] },
      { command: 'unhardcode.storeAndReplace', arguments: ['x'] },
    ];
    for (const params of wrong) {
      await assert.rejects(editor.request('workspace/executeCommand', params), { code: -32602 });
    }
    assert.deepEqual(store.calls, []);
    await editor.end();
  });

  it('stores nothing for who could not be offered it: an editor that applies no edit, and one that asks itself', async () => {
    const { workspace, ...rest } = fullCapabilities;
    for (const options of [
      { capabilities: { ...rest, workspace: { ...workspace, applyEdit: false } } },
      { initializationOptions: { asks: true } },
    ]) {
      const store = memoryStore();
      const editor = await openEditor({ ...options, store, canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      const command = {
        command: 'unhardcode.storeAndReplace',
        arguments: [{ uri: moduleUri, documentVersion: 1, start: 20 }],
      };
      await assert.rejects(editor.request('workspace/executeCommand', command));
      assert.deepEqual(store.calls, []);
      await editor.end();
    }
  });
});
