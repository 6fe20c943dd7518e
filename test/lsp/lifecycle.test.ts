import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Editor, fullCapabilities, openEditor } from './support/editor.ts';
import { leakyModule, moduleUri } from './support/samples.ts';

const refusedWith = (code: number) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === code;

const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('life cycle of the language server', () => {
  it('answers requests before initialize with ServerNotInitialized, and drops notifications', async () => {
    const editor = new Editor();
    editor.notify('textDocument/didOpen', {
      textDocument: { uri: moduleUri, languageId: 'javascript', version: 1, text: leakyModule },
    });
    await assert.rejects(editor.request('textDocument/hover', {}), refusedWith(-32002));
    await assert.rejects(editor.request('shutdown'), refusedWith(-32002));
    await editor.initialize();
    await editor.request('textDocument/codeAction', {
      textDocument: { uri: moduleUri },
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      context: { diagnostics: [] },
    });
    assert.deepEqual(editor.notifications('textDocument/publishDiagnostics'), []);
    await editor.end();
  });

  it('refuses a second initialize', async () => {
    const editor = await openEditor();
    await assert.rejects(editor.request('initialize', { processId: null, capabilities: {} }), refusedWith(-32600));
    await editor.end();
  });

  it('refuses an initialize without capabilities, and takes the next', async () => {
    const editor = new Editor();
    await assert.rejects(editor.request('initialize', { processId: null }), refusedWith(-32602));
    await assert.rejects(editor.request('initialize'), refusedWith(-32602));
    await editor.initialize();
    await editor.end();
  });

  it('refuses everything but exit after shutdown', async () => {
    const editor = await openEditor();
    await editor.request('shutdown');
    await assert.rejects(editor.request('textDocument/hover', {}), refusedWith(-32600));
    await assert.rejects(editor.request('shutdown'), refusedWith(-32600));
    editor.open(leakyModule, moduleUri, 'javascript');
    editor.notify('exit', undefined);
    assert.equal(await editor.ended, 0);
    assert.deepEqual(editor.notifications('textDocument/publishDiagnostics'), []);
  });

  it('does not know what it does not know', async () => {
    const editor = await openEditor();
    await assert.rejects(editor.request('textDocument/rename', {}), refusedWith(-32601));
    await assert.rejects(editor.request('$/unknown'), refusedWith(-32601));
    editor.notify('$/unknown', {});
    await editor.end();
  });

  it('ends with 1 on exit without shutdown', async () => {
    const editor = await openEditor();
    editor.notify('exit', undefined);
    assert.equal(await editor.ended, 1);
  });

  it('ends with 1 on exit before initialize', async () => {
    const editor = new Editor();
    editor.notify('exit', undefined);
    assert.equal(await editor.ended, 1);
  });

  it('ends when its input is closed', async () => {
    const editor = await openEditor();
    editor.closeInput();
    assert.equal(await editor.ended, 1);
  });

  it('ends within 12 s of the death of the process that started it', async () => {
    const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const editor = new Editor();
    await editor.request('initialize', { processId: client.pid, capabilities: fullCapabilities });
    client.kill('SIGKILL');
    await once(client, 'exit');
    const started = performance.now();
    assert.equal(await editor.ended, 1);
    assert.ok(performance.now() - started < 12_000);
  });

  describe('survives what is no message', () => {
    const bodies = {
      'a body that is no JSON': ['{"jsonrpc":', -32700],
      'an empty body': ['', -32700],
      'a number': ['42', -32600],
      null: ['null', -32600],
      'a list': ['[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]', -32600],
      'an object without method': ['{"jsonrpc":"2.0","id":null}', -32600],
      'bytes that are no UTF-8': ['"\udfff"', -32600],
    } as const;
    for (const [name, [body, code]] of Object.entries(bodies)) {
      it(name, async () => {
        const editor = await openEditor();
        editor.raw(frame(body));
        const answer = await editor.until(() => editor.received.find(({ error }) => error !== undefined));
        assert.deepEqual([answer.id, answer.error?.code], [null, code]);
        editor.open(leakyModule, moduleUri, 'javascript');
        assert.equal((await editor.diagnostics(moduleUri)).length, 1);
        await editor.end();
      });
    }

    it('a cancellation of nothing', async () => {
      const editor = await openEditor();
      editor.notify('$/cancelRequest', null);
      editor.notify('$/cancelRequest', {});
      editor.notify('$/cancelRequest', { id: 4711 });
      await editor.end();
    });

    it('parameters that are none', async () => {
      const editor = await openEditor();
      for (const params of [{}, { textDocument: null }, { textDocument: { uri: 1 } }, []]) {
        editor.notify('textDocument/didOpen', params);
        editor.notify('textDocument/didChange', params);
        editor.notify('textDocument/didClose', params);
        await editor.request('textDocument/hover', params).catch(() => undefined);
        await editor.request('textDocument/codeAction', params).catch(() => undefined);
      }
      editor.open(leakyModule, moduleUri, 'javascript');
      assert.equal((await editor.diagnostics(moduleUri)).length, 1);
      await editor.end();
    });
  });

  for (const header of ['Foo: 1', 'Content-Length: many', 'no header at all']) {
    it(`ends when it cannot tell where the next message starts: ${header}`, async () => {
      const editor = await openEditor();
      editor.raw(`${header}\r\n\r\n`);
      assert.equal(await editor.ended, 1);
      const answer = await editor.until(() => editor.received.find(({ error }) => error !== undefined));
      assert.equal(answer.error?.code, -32700);
    });
  }

  it('takes null for what a client cannot do', async () => {
    const nothing = {
      general: { positionEncodings: null },
      workspace: { applyEdit: null, workspaceEdit: null, configuration: null, diagnostics: null },
      textDocument: { diagnostic: null, publishDiagnostics: null, hover: null, codeAction: null },
    };
    const editor = await openEditor({ capabilities: nothing as never });
    const { capabilities } = editor.received[0]?.result as { readonly capabilities: object };
    assert.deepEqual(Object.keys(capabilities).sort(), ['codeActionProvider', 'hoverProvider', 'textDocumentSync']);
    editor.open(leakyModule, moduleUri, 'javascript');
    assert.equal((await editor.diagnostics(moduleUri)).length, 1);
    assert.deepEqual(editor.requestsFromServer(), []);
    await editor.end();
  });

  it('sends nothing that was not declared', async () => {
    const editor = await openEditor({ capabilities: {} });
    editor.notify('workspace/didChangeConfiguration', { settings: { unhardcode: { level: 'possible' } } });
    editor.open(leakyModule, moduleUri, 'javascript');
    const [diagnostic] = await editor.diagnostics(moduleUri);
    assert.deepEqual(Object.keys(diagnostic ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.deepEqual(editor.requestsFromServer(), []);
    await editor.end();
  });

  it('declares what the client can take, and no more', async () => {
    const bare = new Editor();
    const { capabilities } = await bare.initialize({ capabilities: {} });
    assert.deepEqual(capabilities, {
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      codeActionProvider: true,
    });
    await bare.end();
    const full = new Editor();
    assert.deepEqual((await full.initialize()).capabilities, {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'], resolveProvider: false },
      executeCommandProvider: {
        commands: ['unhardcode.storeAndReplace', 'unhardcode.scanWorkspace'],
        workDoneProgress: true,
      },
    });
    await full.end();
  });
});
