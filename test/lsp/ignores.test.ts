import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inFolder } from '../support/cli.ts';
import { fullCapabilities, openEditor } from './support/editor.ts';
import type { Editor, EditorOptions } from './support/editor.ts';
import { canaries, leakyModule, password } from './support/samples.ts';

/** Writes an edit to the disk, as an editor does that saves what it applies. */
function save({ documentChanges, changes }: WorkspaceEdit): void {
  const edits = (documentChanges ?? []).filter((change): change is TextDocumentEdit => 'textDocument' in change);
  const all = [
    ...edits.map((edit) => ({
      uri: edit.textDocument.uri,
      edits: edit.edits.map((one) => one as { range: never; newText: string }),
    })),
    ...Object.entries(changes ?? {}).map(([uri, its]) => ({ uri, edits: its })),
  ];
  for (const change of documentChanges ?? []) {
    if ('kind' in change && change.kind === 'create') writeFileSync(fileURLToPath(change.uri), '', { flag: 'wx' });
  }
  for (const { uri, edits: its } of all) {
    const path = fileURLToPath(uri);
    const before = TextDocument.create(uri, '', 0, readFileSync(path, 'utf8'));
    writeFileSync(path, TextDocument.applyEdits(before, [...its]));
  }
}

interface Project {
  readonly editor: Editor;
  readonly uri: string;
  /** Of a file of the project. */
  readonly uriOf: (path: string) => string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
}

/** A folder with one leaky module that is open, and perhaps other files. */
const withProject = (
  files: Readonly<Record<string, string>>,
  work: (project: Project) => Promise<void>,
  options: EditorOptions = {},
): Promise<void> =>
  inFolder({ 'src/db.mjs': leakyModule, ...files }, async (folder) => {
    const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
    const editor = await openEditor({ folders: [pathToFileURL(folder).href], canaries, ...options });
    const uri = uriOf('src/db.mjs');
    editor.open(leakyModule, uri, 'javascript');
    await work({
      editor,
      uri,
      uriOf,
      read: (path) => readFileSync(join(folder, path), 'utf8'),
      write(path, text) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      },
    });
    await editor.end();
  });

const changed = (editor: Editor, uri: string): void =>
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

const titled = (actions: readonly CodeAction[], words: string): CodeAction => {
  const action = actions.find(({ title }) => title.includes(words));
  assert.ok(action !== undefined, actions.map(({ title }) => title).join('; '));
  return action;
};

const codesOf = async (editor: Editor, uri: string): Promise<readonly unknown[]> =>
  (await editor.diagnostics(uri)).map(({ code }) => code);

describe('ignores in the editor', () => {
  for (const words of ['this finding in', 'this file in', 'rule “hardcoded-password” in', 'folder “src” in']) {
    it(`“Ignore ${words} …” writes the file, which then hides the finding`, () =>
      withProject({}, async ({ editor, uri, uriOf, read }) => {
        assert.deepEqual(await codesOf(editor, uri), ['hardcoded-password']);
        const action = titled(await editor.actions(uri, password), `Ignore ${words}`);
        assert.deepEqual([action.kind, action.isPreferred, action.command], ['quickfix', undefined, undefined]);
        assert.ok(action.edit !== undefined);
        save(action.edit);
        assert.match(read('.unhardcode.yaml'), /^# .*\nignore:\n {2}- \w+: .*\n {4}reason: .*\n$/);
        changed(editor, uriOf('.unhardcode.yaml'));
        await editor.until(() => lastOf(editor, uri)?.length === 0 || undefined, 'an empty list');
      }));
  }

  it('an entry is added to the file that is there, also by a client that knows only “changes”', () =>
    withProject(
      { '.unhardcode.yaml': '# ours\nignore:\n  - path: x # mine\n    reason: y\n' },
      async ({ editor, uri, read }) => {
        await editor.diagnostics(uri);
        const { edit } = titled(await editor.actions(uri, password), 'Ignore this file');
        assert.ok(edit?.changes !== undefined);
        save(edit);
        assert.match(
          read('.unhardcode.yaml'),
          /^# ours\nignore:\n {2}- path: x # mine\n {4}reason: y\n {2}- path: src\/db.mjs\n/,
        );
      },
      { capabilities: { ...fullCapabilities, workspace: { applyEdit: true } } },
    ));

  it('no file is made by a client that cannot, and nothing is added to what is no list', () =>
    withProject(
      {},
      async ({ editor, uri, write }) => {
        await editor.diagnostics(uri);
        const isOffered = async (): Promise<boolean> =>
          (await editor.actions(uri, password)).some(({ title }) => title.includes('.unhardcode.yaml'));
        assert.equal(await isOffered(), false);
        write('.unhardcode.yaml', 'ignore: x\n');
        assert.equal(await isOffered(), false);
      },
      { capabilities: { ...fullCapabilities, workspace: { applyEdit: true } } },
    ));

  it('a file that is open counts as the editor shows it', () =>
    withProject({}, async ({ editor, uri, uriOf }) => {
      await editor.diagnostics(uri);
      editor.open('ignore:\n  - folder: src\n    reason: x\n', uriOf('.unhardcode.yaml'), 'yaml');
      await editor.until(() => lastOf(editor, uri)?.length === 0 || undefined, 'an empty list');
      editor.close(uriOf('.unhardcode.yaml'));
      await editor.until(() => lastOf(editor, uri)?.length === 1 || undefined, 'the finding again');
    }));

  it('custom rules find in open documents, and what is wrong with them is said in their file', () =>
    withProject(
      {
        '.gitleaks.toml': `[[rules]]\nid = "acme"\nregex = '''acme_[a-z]{8}'''\n[[rules]]\nid = "bad"\nregex = '''(?=x)'''\n`,
      },
      async ({ editor, uriOf, read }) => {
        const other = uriOf('src/other.mjs');
        editor.open('const a = `acme_abcdefgh`;\n', other, 'javascript');
        assert.deepEqual(await codesOf(editor, other), ['acme']);
        editor.open(read('.gitleaks.toml'), uriOf('.gitleaks.toml'), 'toml');
        const [problem, ...more] = await editor.diagnostics(uriOf('.gitleaks.toml'));
        assert.deepEqual([problem?.code, problem?.range.start.line, more], ['configuration', 4, []]);
      },
    ));

  it('in a long document, custom rules look when a pause follows what is typed; what they found moves with the text', () =>
    withProject(
      { '.gitleaks.toml': `[[rules]]\nid = "acme"\nregex = '''acme_[a-z]{8}'''\n` },
      async ({ editor, uriOf }) => {
        const other = uriOf('src/other.mjs');
        const found = async (): Promise<readonly (number | undefined)[]> =>
          (await editor.diagnostics(other)).map(({ range }) => range.start.line);
        const filler = '// nothing is here\n'.repeat(2000);
        editor.open(`${filler}const a = 'acme_abcdefgh';\n`, other, 'javascript');
        assert.deepEqual(await found(), [2000]);
        editor.replace(other, 0, 0, '\n');
        assert.deepEqual(await found(), [2001]);
        editor.replace(other, 0, 0, `const b = 'acme_stuvwxyz';\n`);
        assert.deepEqual(await found(), [2002], 'what is new is not looked at yet');
        await editor.until(() => lastOf(editor, other)?.length === 2 || undefined, 'both');
        editor.replace(other, 11, 15, 'none');
        assert.deepEqual(await found(), [2002], 'what was typed in is no finding any more');
      },
    ));

  const ignoring: readonly (readonly [string, string, readonly number[]])[] = [
    ['.gitleaksignore', '# ours\nsrc/db.mjs:generic-api-key:1\nsrc/gone.mjs:generic-api-key:1\n', [2]],
    ['.unhardcode.yaml', 'ignore:\n  - path: src/gone.mjs\n    reason: x\n  - folder: src\n    reason: x\n', [1]],
  ];
  for (const [name, text, unused] of ignoring) {
    it(`entries of ${name} that hid nothing in a scan of the workspace are faded, also when they have moved`, () =>
      withProject({ [name]: text }, async ({ editor, uriOf }) => {
        const file = uriOf(name);
        const faded = (): readonly number[] | undefined =>
          lastOf(editor, file)?.flatMap((one) => {
            const { code, severity, range } = one as Diagnostic;
            return code === 'unused-ignore' && severity === 4 ? [range.start.line] : [];
          });
        editor.open(text, file, 'plaintext');
        assert.deepEqual(await editor.diagnostics(file), []);
        await editor.request('workspace/executeCommand', { command: 'unhardcode.scanWorkspace', arguments: [] });
        await editor.until(() => faded()?.join() === unused.join() || undefined, 'what is of no use');
        editor.replace(file, 0, 0, '# more\n');
        await editor.until(() => faded()?.join() === unused.map((line) => line + 1).join() || undefined, 'it moved');
      }));
  }

  it('an entry that has ended is faded at once', () =>
    withProject({}, async ({ editor, uriOf }) => {
      const file = uriOf('.unhardcode.yaml');
      editor.open('ignore:\n  - folder: src\n    reason: x\n    until: 2020-01-31\n', file, 'yaml');
      const [diagnostic, ...more] = await editor.diagnostics(file);
      assert.deepEqual([diagnostic?.code, diagnostic?.range.start.line, more], ['unused-ignore', 1, []]);
      assert.equal(diagnostic?.message, 'This ended on 2020-01-31.');
    }));

  it('mistakes in a file that is not open are said after a scan of the workspace', () =>
    withProject({ '.gitleaksignore': 'x\n' }, async ({ editor, uriOf }) => {
      await editor.request('workspace/executeCommand', { command: 'unhardcode.scanWorkspace', arguments: [] });
      const [problem] = await editor.until(() => lastOf(editor, uriOf('.gitleaksignore')), 'what is wrong');
      assert.deepEqual([(problem as Diagnostic).code, (problem as Diagnostic).severity], ['configuration', 2]);
    }));

  it('a comment that ignores nothing is faded', () =>
    withProject({}, async ({ editor, uriOf }) => {
      const other = uriOf('src/other.mjs');
      editor.open('// unhardcode:ignore-next-line\nconst port = 8080;\n', other, 'javascript');
      const [diagnostic] = await editor.diagnostics(other);
      assert.deepEqual([diagnostic?.code, diagnostic?.severity, diagnostic?.tags], ['unused-ignore', 4, undefined]);
      assert.deepEqual(diagnostic?.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 30 } });
    }));
});

function lastOf(editor: Editor, uri: string): readonly unknown[] | undefined {
  const published = editor.received.flatMap(({ method, params }) => {
    const message = params as { readonly uri?: string; readonly diagnostics?: readonly unknown[] } | undefined;
    return method === 'textDocument/publishDiagnostics' && message?.uri === uri ? [message.diagnostics] : [];
  });
  return published.at(-1);
}
