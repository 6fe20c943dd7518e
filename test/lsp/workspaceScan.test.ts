import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver-protocol';
import type { ScanSummary } from '../../server/src/protocol/requests.ts';
import { Editor, fullCapabilities, openEditor, pullCapabilities, Refusal } from './support/editor.ts';
import type { EditorOptions, ServerPipes } from './support/editor.ts';
import { canaries, leakyModule, otherPassword, password } from './support/samples.ts';
import { endServers, spawnServer } from './support/spawnServer.ts';

const watching: ClientCapabilities['workspace'] = { didChangeWatchedFiles: { dynamicRegistration: true } };
const showingProgress: ClientCapabilities = { ...fullCapabilities, window: { workDoneProgress: true } };
const asking = { initializationOptions: { asks: true }, capabilities: pullCapabilities };

const uriOf = (path: string): string => pathToFileURL(path).href;
const line = (value: string): string => `const dbPassword = '${value}';\n`;

describe('a scan of the workspace', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhardcode-workspace-')));
  });

  afterEach(() => {
    endServers();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  const open = (options: EditorOptions = {}, pipes?: ServerPipes): Promise<Editor> =>
    openEditor({ canaries, folders: [uriOf(folder)], ...options }, pipes);

  const run = (editor: Editor, more: object = {}): Promise<ScanSummary> =>
    editor.request('workspace/executeCommand', { command: 'unhardcode.scanWorkspace', arguments: [], ...more });

  const scanAs = (editor: Editor, params: object = {}): Promise<ScanSummary> =>
    editor.request('unhardcode/scanWorkspace', params);

  /** What the editor shows of a file that it was told of. */
  const shownOf = (editor: Editor, path: string): readonly Diagnostic[] | undefined =>
    editor.notifications('textDocument/publishDiagnostics').findLast(({ uri }) => uri === uriOf(path))?.diagnostics;

  const untilShown = (editor: Editor, path: string, count: number): Promise<readonly Diagnostic[]> =>
    editor.until(() => {
      const shown = shownOf(editor, path);
      return shown?.length === count ? shown : undefined;
    }, `${count} diagnostics of ${path}`);

  describe('asked for by the command', () => {
    it('is offered to every editor but the one that asks in its own way', async () => {
      const plain = new Editor();
      const ours = new Editor(asking);
      const commands = ['unhardcode.storeAndReplace', 'unhardcode.scanWorkspace'];
      assert.deepEqual((await plain.initialize()).capabilities.executeCommandProvider?.commands, commands);
      assert.equal((await ours.initialize(asking)).capabilities.executeCommandProvider, undefined);
      await plain.end();
      await ours.end();
    });

    it('publishes what it finds in files that are not open, and gives the sum', async () => {
      const path = write('src/db.mjs', leakyModule);
      write('src/clean.mjs', 'export const port = 8080;\n');
      write('logo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1));
      const editor = await open();
      const summary = await run(editor);
      assert.equal(summary.findings, 1);
      assert.equal(summary.files, 2);
      assert.deepEqual(summary.skipped, [{ path: join(folder, 'logo.png'), reason: 'binary' }]);
      const [diagnostic, ...more] = await untilShown(editor, path, 1);
      assert.deepEqual(more, []);
      assert.deepEqual(diagnostic?.range, { start: { line: 0, character: 20 }, end: { line: 0, character: 34 } });
      assert.equal(diagnostic.code, 'hardcoded-password');
      await editor.end();
    });

    it('starts nothing by itself', async () => {
      write('src/db.mjs', leakyModule);
      const editor = await open();
      editor.open('x\n', uriOf(join(folder, 'other.txt')), 'plaintext');
      await editor.diagnostics(uriOf(join(folder, 'other.txt')));
      assert.equal(editor.notifications('textDocument/publishDiagnostics').length, 1);
      assert.ok(!editor.requestsFromServer().includes('window/workDoneProgress/create'));
      await editor.end();
    });

    it('includes ignored environment files, and no other that git ignores', async () => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      write('.gitignore', '.env\nbuild/\n');
      const environment = write('.env', `DB_PASSWORD=${password}\n`);
      const built = write('build/db.mjs', leakyModule);
      const editor = await open();
      const { skipped } = await run(editor);
      await untilShown(editor, environment, 1);
      assert.equal(shownOf(editor, built), undefined);
      assert.deepEqual(skipped, [{ path: join(folder, 'build'), reason: 'git-ignored' }]);
      await editor.end();
    });

    it('looks at every folder that is open, also one that was added', async () => {
      const first = write('one/a.mjs', leakyModule);
      const second = write('two/b.mjs', leakyModule);
      const capabilities = {
        ...fullCapabilities,
        workspace: { ...fullCapabilities.workspace, workspaceFolders: true },
      };
      const editor = await open({ capabilities, folders: [uriOf(join(folder, 'one'))] });
      await run(editor);
      await untilShown(editor, first, 1);
      assert.equal(shownOf(editor, second), undefined);
      const added = [{ uri: uriOf(join(folder, 'two')), name: 'two' }];
      editor.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
      await run(editor);
      await untilShown(editor, second, 1);
      editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: added } });
      await untilShown(editor, second, 0);
      await editor.end();
    });

    it('reads other encodings, follows no loop of links, and says what it could not read', async () => {
      const text = line(password);
      const utf16 = write('utf16.mjs', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]));
      const latin1 = write('latin1.mjs', Buffer.from(`// gr\u00fc\u00dfe\n${text}`, 'latin1'));
      symlinkSync(folder, join(folder, 'loop'));
      const secret = write('private.mjs', text);
      chmodSync(secret, 0);
      const editor = await open();
      const { skipped } = await run(editor);
      await untilShown(editor, utf16, 1);
      assert.equal((await untilShown(editor, latin1, 1))[0]?.range.start.line, 1);
      const reasons = skipped.map(({ reason }) => reason);
      assert.ok(reasons.includes('symbolic-link'));
      // Whoever may do everything may read it.
      assert.equal(reasons.includes('unreadable'), process.getuid?.() !== 0);
      await editor.end();
    });

    it('says of a folder that is not there that it is missing', async () => {
      const path = write('here/db.mjs', leakyModule);
      const gone = join(folder, 'gone');
      const editor = await open({ folders: [uriOf(gone), uriOf(join(folder, 'here'))] });
      const { skipped, findings } = await run(editor);
      assert.deepEqual([skipped, findings], [[{ path: gone, reason: 'missing' }], 1]);
      await untilShown(editor, path, 1);
      await editor.end();
    });

    it('takes back what a second scan finds no more', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open();
      await run(editor);
      await untilShown(editor, path, 1);
      write('db.mjs', 'export {};\n');
      assert.equal((await run(editor)).findings, 0);
      await untilShown(editor, path, 0);
      await editor.end();
    });

    it('shows what the settings let through, and more without another scan', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open({ settings: { enable: false } });
      assert.equal((await run(editor)).findings, 0);
      editor.answer('workspace/configuration', () => [{ enable: true }]);
      editor.notify('workspace/didChangeConfiguration', { settings: {} });
      await untilShown(editor, path, 1);
      await editor.end();
    });
  });

  describe('and documents', () => {
    it('gives way to a document that is opened, and comes back as the disk is when it is closed', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open();
      await run(editor);
      await untilShown(editor, path, 1);
      editor.open('export {};\n', uriOf(path), 'javascript');
      assert.deepEqual(await editor.diagnostics(uriOf(path)), []);
      editor.close(uriOf(path));
      assert.equal((await untilShown(editor, path, 1))[0]?.range.start.line, 0);
      await editor.end();
    });

    it('publishes nothing for a document that is open, but what the document itself has', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open();
      editor.open('export {};\n', uriOf(path), 'javascript');
      await editor.diagnostics(uriOf(path));
      await run(editor);
      assert.deepEqual(shownOf(editor, path), []);
      await editor.end();
    });

    it('takes what was published back when our own client, which pulls, opens the document', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open(asking);
      await scanAs(editor);
      await untilShown(editor, path, 1);
      editor.open(leakyModule, uriOf(path), 'javascript');
      await untilShown(editor, path, 0);
      editor.close(uriOf(path));
      await untilShown(editor, path, 1);
      await editor.end();
    });
  });

  describe('and the disk', () => {
    it('follows files that change, come, and go, by themselves or with their folder', async () => {
      const path = write('src/db.mjs', leakyModule);
      const inFolder = write('lib/deep/db.mjs', leakyModule);
      const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, ...watching } };
      const editor = await open({ capabilities });
      const told = (file: string, type: number): void =>
        editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] });
      await run(editor);
      await untilShown(editor, inFolder, 1);
      assert.ok(editor.requestsFromServer().includes('client/registerCapability'));
      write('src/db.mjs', line(password) + line(otherPassword).replace('db', 'admin'));
      told(path, 2);
      await untilShown(editor, path, 2);
      const other = write('src/other.mjs', leakyModule);
      told(other, 1);
      await untilShown(editor, other, 1);
      rmSync(path);
      told(path, 3);
      await untilShown(editor, path, 0);
      rmSync(join(folder, 'lib'), { recursive: true });
      told(join(folder, 'lib'), 3);
      await untilShown(editor, inFolder, 0);
      await editor.end();
    });

    it('looks at nothing that changes where the scan would not have looked', async () => {
      execFileSync('git', ['init', '--quiet'], { cwd: folder });
      write('.gitignore', 'build/\n*.log\n');
      const editor = await open();
      await run(editor);
      const ignored = [
        write('build/db.mjs', leakyModule),
        write('db.log', leakyModule),
        write('node_modules/x/.env', `DB_PASSWORD=${password}\n`),
      ];
      const seen = write('seen.mjs', leakyModule);
      const changes = [...ignored, seen].map((file) => ({ uri: uriOf(file), type: 1 }));
      editor.notify('workspace/didChangeWatchedFiles', { changes });
      await untilShown(editor, seen, 1);
      assert.deepEqual(
        ignored.map((file) => shownOf(editor, file)),
        [undefined, undefined, undefined],
      );
      await editor.end();
    });

    it('looks at nothing before the user has asked', async () => {
      const editor = await open();
      const path = write('db.mjs', leakyModule);
      editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type: 1 }] });
      editor.open('x\n', uriOf(join(folder, 'other.txt')), 'plaintext');
      await editor.diagnostics(uriOf(join(folder, 'other.txt')));
      assert.equal(shownOf(editor, path), undefined);
      await editor.end();
    });
  });

  describe('and progress', () => {
    const values = (editor: Editor): readonly { readonly kind: string; readonly message?: string }[] =>
      editor.received
        .filter(({ method }) => method === '$/progress')
        .map(({ params }) => (params as { value: { kind: string; message?: string } }).value);

    it('begins, counts files, and ends, under the token of the request', async () => {
      write('db.mjs', leakyModule);
      const editor = await open({ capabilities: showingProgress });
      await run(editor, { workDoneToken: 'mine' });
      assert.deepEqual(
        values(editor).map(({ kind }) => kind),
        ['begin', 'report', 'end'],
      );
      assert.equal(values(editor)[1]?.message, '1 files');
      assert.ok(!editor.requestsFromServer().includes('window/workDoneProgress/create'));
      await editor.end();
    });

    it('is made by the server where the client shows it, and not where it does not', async () => {
      const showing = await open({ capabilities: showingProgress });
      showing.answer('window/workDoneProgress/create', () => null);
      await run(showing);
      assert.deepEqual(
        values(showing).map(({ kind }) => kind),
        ['begin', 'end'],
      );
      await showing.end();
      const silent = await open();
      await run(silent);
      assert.ok(!silent.requestsFromServer().includes('window/workDoneProgress/create'));
      assert.deepEqual(values(silent), []);
      await silent.end();
    });
  });

  describe('over the wire, in its own thread', () => {
    const many = (): void => {
      const filler = 'export const url = "https://example.org/a/path"; // nothing to see\n'.repeat(400);
      for (let index = 0; index < 1500; index++) write(`src/${index % 40}/file${index}.mjs`, line(password) + filler);
    };

    it('streams, answers other requests meanwhile, and ends within 100 ms when it is cancelled', async () => {
      many();
      const server = await open(asking, spawnServer());
      const { answer, cancel } = server.cancellable('unhardcode/scanWorkspace', {});
      await server.until(() => server.notifications('textDocument/publishDiagnostics')[0], 'the first finding');
      const hover = performance.now();
      server.open('x\n', uriOf(join(folder, 'other.txt')), 'plaintext');
      await server.request('textDocument/diagnostic', { textDocument: { uri: uriOf(join(folder, 'other.txt')) } });
      assert.ok(performance.now() - hover < 1000);
      const at = performance.now();
      cancel();
      await assert.rejects(answer, (error) => error instanceof Refusal && error.code === -32800);
      const took = performance.now() - at;
      assert.ok(took < 100, `cancelling took ${took.toFixed(0)} ms`);
      const found = server.notifications('textDocument/publishDiagnostics').length;
      assert.ok(found > 0 && found < 1500, `${found} files were published before`);
      await server.end();
    });

    it('ends by the cancel button of the progress that the server has made', async () => {
      many();
      const server = await open({ capabilities: showingProgress }, spawnServer());
      const token = new Promise<unknown>((resolve) =>
        server.answer(
          'window/workDoneProgress/create',
          (params) => (resolve((params as { token: unknown }).token), null),
        ),
      );
      const answer = run(server);
      const made = await token;
      await server.until(() => server.notifications('textDocument/publishDiagnostics')[0], 'the first finding');
      const at = performance.now();
      server.notify('window/workDoneProgress/cancel', { token: made });
      await assert.rejects(answer, (error) => error instanceof Refusal && error.code === -32800);
      assert.ok(performance.now() - at < 100);
      await server.end();
    });
  });

  describe('pulled', () => {
    interface Item {
      readonly kind: 'full' | 'unchanged';
      readonly uri: string;
      readonly version: number | null;
      readonly resultId: string;
      readonly items?: readonly Diagnostic[];
    }

    const pull = async (
      editor: Editor,
      previous: readonly Item[] = [],
      more: object = {},
    ): Promise<readonly Item[]> => {
      const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
      const { items } = await editor.request<{ items: readonly Item[] }>('workspace/diagnostic', {
        previousResultIds,
        ...more,
      });
      return items;
    };

    it('gives files and open documents, then says unchanged, then what has changed', async () => {
      const path = write('db.mjs', leakyModule);
      const opened = uriOf(write('open.mjs', 'export {};\n'));
      const editor = await open({ capabilities: pullCapabilities });
      editor.open(leakyModule, opened, 'javascript', 3);
      const first = await pull(editor);
      assert.deepEqual(
        first.map(({ kind, uri, version, items }) => [kind, uri, version, items?.length]),
        [
          ['full', uriOf(path), null, 1],
          ['full', opened, 3, 1],
        ],
      );
      const second = await pull(editor, first);
      assert.deepEqual(
        second.map(({ kind, resultId }) => [kind, resultId]),
        first.map(({ resultId }) => ['unchanged', resultId]),
      );
      rmSync(path);
      const third = await pull(editor, first);
      assert.deepEqual(third.find(({ uri }) => uri === uriOf(path))?.items, []);
      assert.equal(editor.notifications('textDocument/publishDiagnostics').length, 0);
      await editor.end();
    });

    it('sends parts as they are found where the client takes them', async () => {
      const path = write('db.mjs', leakyModule);
      const editor = await open({ capabilities: pullCapabilities });
      assert.deepEqual(await pull(editor, [], { partialResultToken: 'parts' }), []);
      const parts = editor.received
        .filter(({ method }) => method === '$/progress')
        .flatMap(({ params }) => (params as { value: { items: readonly Item[] } }).value.items);
      assert.deepEqual(
        parts.map(({ uri }) => uri),
        [uriOf(path)],
      );
      await editor.end();
    });
  });
});
