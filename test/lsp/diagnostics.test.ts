import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { fullCapabilities, openEditor, pullCapabilities } from './support/editor.ts';
import type { Editor } from './support/editor.ts';
import { canaries, leakyModule, likelyModule, moduleUri, otherPassword, password } from './support/samples.ts';

const published = (editor: Editor): readonly PublishDiagnosticsParams[] =>
  editor.notifications('textDocument/publishDiagnostics');

const messageOf = (diagnostic: Diagnostic | undefined): string =>
  typeof diagnostic?.message === 'string' ? diagnostic.message : '';

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId: string;
  readonly items?: readonly Diagnostic[];
}

const pull = (editor: Editor, previousResultId?: string): Promise<Report> =>
  editor.request('textDocument/diagnostic', {
    textDocument: { uri: moduleUri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

describe('diagnostics', () => {
  describe('pushed', () => {
    it('mark the secret part, with everything an editor shows', async () => {
      const editor = await openEditor({ canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      const [diagnostic, ...more] = await editor.diagnostics(moduleUri);
      assert.deepEqual(more, []);
      assert.deepEqual(diagnostic?.range, { start: { line: 0, character: 20 }, end: { line: 0, character: 34 } });
      assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
      assert.equal(diagnostic.source, 'unhardcode');
      assert.equal(diagnostic.code, 'hardcoded-password');
      assert.match(messageOf(diagnostic), /^Hardcoded password: .*dbPassword/);
      assert.match(diagnostic.codeDescription?.href ?? '', /^https:/);
      assert.deepEqual(Object.keys(diagnostic.data as object), ['fingerprint', 'kind']);
      await editor.end();
    });

    it('come once after didOpen, even when there are none', async () => {
      const editor = await openEditor();
      editor.open('const port = 8080;\n', moduleUri, 'javascript', 7);
      assert.deepEqual(await editor.diagnostics(moduleUri), []);
      assert.deepEqual(published(editor), [{ uri: moduleUri, version: 7, diagnostics: [] }]);
      await editor.end();
    });

    it('carry a version that never goes back, and only the latest of a burst', async () => {
      const editor = await openEditor({ canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      for (let count = 0; count < 200; count++) editor.replace(moduleUri, 0, 0, '\n');
      const [diagnostic] = await editor.diagnostics(moduleUri);
      assert.equal(diagnostic?.range.start.line, 200);
      const versions = published(editor).map(({ version }) => version ?? 0);
      assert.deepEqual(
        versions,
        [...versions].sort((a, b) => a - b),
      );
      assert.ok(versions.length < 100, `${versions.length} were published`);
      await editor.end();
    });

    it('answer a document that is opened again without being closed', async () => {
      const editor = await openEditor({ canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      await editor.diagnostics(moduleUri);
      editor.open(leakyModule, moduleUri, 'javascript');
      const published = await editor.until(() => {
        const all = editor.notifications('textDocument/publishDiagnostics');
        return all.length === 2 ? all : undefined;
      });
      assert.deepEqual(published[1], published[0]);
      await editor.end();
    });

    it('are taken back when the document is closed', async () => {
      const editor = await openEditor({ canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      await editor.diagnostics(moduleUri);
      editor.close(moduleUri);
      await editor.until(() => published(editor).find(({ diagnostics }) => diagnostics.length === 0));
      editor.open(leakyModule, moduleUri, 'javascript');
      await editor.until(() => (published(editor).length === 3 ? true : undefined));
      assert.equal(published(editor).at(-1)?.diagnostics.length, 1);
      await editor.end();
    });

    it('are told in any format that a language server sees', async () => {
      const editor = await openEditor({ canaries });
      const documents = {
        'file:///tmp/none/.env': ['dotenv', `DB_PASSWORD=${password}\n`],
        'file:///tmp/none/a.py': ['python', `db_password = "${password}"\n`],
        'file:///tmp/none/a.yml': ['yaml', `db:\n  password: ${password}\n`],
        'file:///tmp/none/a.json': ['json', `{"dbPassword": "${password}"}\n`],
        'file:///tmp/none/a.go': ['go', `var dbPassword = "${password}"\n`],
        'file:///tmp/none/url.ts': ['typescript', `const url = 'postgres://app:${password}@db.shop.internal/shop';\n`],
      } as const;
      for (const [uri, [languageId, text]] of Object.entries(documents)) {
        editor.open(text, uri, languageId);
        assert.deepEqual(await editor.marked(uri), [password], uri);
      }
      await editor.end();
    });

    it('say so when the list is shortened', async () => {
      const editor = await openEditor({ canaries });
      const lines = Array.from({ length: 1200 }, (_, index) => `const dbPassword${index} = '${password}${index}';`);
      editor.open(lines.join('\n'), moduleUri, 'javascript');
      const diagnostics = await editor.diagnostics(moduleUri);
      assert.equal(diagnostics.length, 1001);
      assert.equal(diagnostics.at(-1)?.code, 'list-shortened');
      assert.match(messageOf(diagnostics.at(-1)), /^200 more/);
      await editor.end();
    });
  });

  describe('pulled', () => {
    it('are answered in full, then as unchanged, and never pushed', async () => {
      const editor = await openEditor({ capabilities: pullCapabilities, canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      const first = await pull(editor);
      assert.deepEqual([first.kind, first.items?.length], ['full', 1]);
      assert.deepEqual(await pull(editor, first.resultId), { kind: 'unchanged', resultId: first.resultId });
      editor.replace(moduleUri, 0, 0, '\n');
      const moved = await pull(editor, first.resultId);
      assert.deepEqual([moved.kind, moved.items?.[0]?.range.start.line], ['full', 1]);
      editor.close(moduleUri);
      assert.deepEqual((await pull(editor, moved.resultId)).items, []);
      assert.deepEqual(published(editor), []);
      await editor.end();
    });

    it('are declared to clients that pull, and to no other', async () => {
      for (const [capabilities, expected] of [
        [pullCapabilities, { identifier: 'unhardcode', interFileDependencies: false, workspaceDiagnostics: true }],
        [fullCapabilities, undefined],
      ] as const) {
        const editor = await openEditor({ capabilities });
        const { capabilities: declared } = editor.received[0]?.result as { capabilities: Record<string, unknown> };
        assert.deepEqual(declared['diagnosticProvider'], expected);
        await editor.end();
      }
    });

    it('are asked for again when a setting changes the answer', async () => {
      let level = 'likely';
      const editor = await openEditor({ capabilities: pullCapabilities, canaries });
      editor.answer('workspace/configuration', () => [{ level }]);
      editor.answer('workspace/diagnostic/refresh', () => null);
      editor.open(likelyModule, moduleUri, 'javascript');
      const { resultId } = await pull(editor);
      level = 'certain';
      editor.notify('workspace/didChangeConfiguration', { settings: null });
      await editor.until(() => editor.requestsFromServer().find((method) => method === 'workspace/diagnostic/refresh'));
      const after = await pull(editor, resultId);
      assert.deepEqual([after.kind, after.items], ['full', []]);
      await editor.end();
    });

    it('are not asked for again by a client that declared no refresh', async () => {
      const capabilities = { ...pullCapabilities, workspace: fullCapabilities.workspace ?? {} };
      const editor = await openEditor({ capabilities, canaries });
      editor.answer('workspace/configuration', () => [{ level: 'certain' }]);
      editor.notify('workspace/didChangeConfiguration', { settings: null });
      editor.open(leakyModule, moduleUri, 'javascript');
      await editor.until(() => (editor.requestsFromServer().length >= 3 ? true : undefined));
      await pull(editor);
      assert.ok(!editor.requestsFromServer().includes('workspace/diagnostic/refresh'));
      await editor.end();
    });
  });

  describe('follow the settings', () => {
    const counts = async (editor: Editor): Promise<number> => {
      editor.open(likelyModule, moduleUri, 'javascript');
      const { length } = await editor.diagnostics(moduleUri);
      await editor.end();
      return length;
    };
    const without = { textDocument: fullCapabilities.textDocument ?? {} };

    it('from workspace/configuration, before anything is shown', async () => {
      const editor = await openEditor({ settings: { enable: false }, canaries });
      assert.equal(await counts(editor), 0);
      assert.deepEqual(published(editor).length, 1);
    });

    for (const [name, initializationOptions] of Object.entries({
      'from initializationOptions by their section': { unhardcode: { level: 'certain' } },
      'from initializationOptions by `settings`': { settings: { unhardcode: { level: 'certain' } } },
      'from initializationOptions as they are': { level: 'certain' },
    })) {
      it(name, async () => {
        assert.equal(await counts(await openEditor({ capabilities: without, initializationOptions, canaries })), 0);
      });
    }

    it('from didChangeConfiguration where the client answers no question', async () => {
      const editor = await openEditor({ capabilities: without, canaries });
      editor.open(leakyModule, moduleUri, 'javascript');
      assert.equal((await editor.diagnostics(moduleUri)).length, 1);
      editor.notify('workspace/didChangeConfiguration', { settings: { unhardcode: { enable: false } } });
      await editor.until(() => published(editor).find(({ diagnostics }) => diagnostics.length === 0));
      await editor.end();
    });

    it('and show what is found when the client does not answer', async () => {
      const editor = await openEditor({ canaries });
      editor.answer('workspace/configuration', () => new Promise(() => undefined));
      assert.equal(await counts(editor), 1);
    });

    it('and keep what the later question was answered with, whatever comes after it', async () => {
      const editor = await openEditor({ canaries });
      const answers: ((section: unknown) => void)[] = [];
      editor.answer('workspace/configuration', () => new Promise((resolve) => answers.push((to) => resolve([to]))));
      const ask = async (count: number) => {
        editor.notify('workspace/didChangeConfiguration', { settings: null });
        await editor.until(() => (answers.length === count ? true : undefined));
      };
      await ask(1);
      await ask(2);
      editor.open(leakyModule, moduleUri, 'javascript');
      const published = () => editor.notifications('textDocument/publishDiagnostics');
      await editor.until(() => published().find(({ diagnostics }) => diagnostics.length === 1));
      answers[1]?.({ enable: false });
      await editor.until(() => published().find(({ diagnostics }) => diagnostics.length === 0));
      const count = published().length;
      answers[0]?.({ enable: true });
      await editor.request('textDocument/hover', {
        textDocument: { uri: moduleUri },
        position: { line: 0, character: 0 },
      });
      assert.equal(published().length, count);
      await editor.end();
    });

    it('and report what is wrong with them', async () => {
      const editor = await openEditor({ settings: { level: 'all', rewriteStyle: 'x' }, canaries });
      await counts(editor);
      const logged = editor.notifications('window/logMessage').map(({ message }) => message);
      assert.deepEqual(
        logged.map((message) => /unhardcode\.\w+/.exec(message)?.[0]),
        ['unhardcode.level', 'unhardcode.rewriteStyle'],
      );
    });
  });

  it('explain themselves on hover, without the value', async () => {
    const editor = await openEditor({ canaries });
    editor.open(`${leakyModule}const port = 1;\n`, moduleUri, 'javascript');
    const at = (line: number, character: number) =>
      editor.request<{ contents: { kind: string; value: string } } | null>('textDocument/hover', {
        textDocument: { uri: moduleUri },
        position: { line, character },
      });
    const hover = await at(0, 25);
    assert.equal(hover?.contents.kind, 'markdown');
    assert.match(hover.contents.value, /Hardcoded password[^]*dbPassword[^]*hardcoded-password[^]*Secrets Manager/);
    assert.equal(await at(2, 6), null);
    await editor.end();
    const plain = await openEditor({ capabilities: {}, canaries: [otherPassword] });
    plain.open(`const dbPassword = '${otherPassword}';`, moduleUri, 'javascript');
    const text = await plain.request<{ contents: { kind: string } }>('textDocument/hover', {
      textDocument: { uri: moduleUri },
      position: { line: 0, character: 21 },
    });
    assert.equal(text.contents.kind, 'plaintext');
    await plain.end();
  });
});
