import assert from 'node:assert/strict';
import type { CodeAction, Command } from 'vscode-languageserver-protocol';
import { memoryStore } from '../support/memoryStore.ts';
import { fullCapabilities, openEditor } from './support/editor.ts';
import { canaries, leakyModule, moduleUri, otherPassword, password } from './support/samples.ts';

const preferred = (actions: readonly CodeAction[]): readonly CodeAction[] =>
  actions.filter(({ isPreferred }) => isPreferred === true);

/** A place where no call is legal, in whatever style. */
const inDefault = `export function connect(dbPassword = '${password}') {\n  return dbPassword;\n}\n`;

describe('code actions', () => {
  it('offer exactly one preferred quick fix for a finding, whether its diagnostic was sent or not', async () => {
    const editor = await openEditor({ canaries });
    editor.open(leakyModule, moduleUri, 'javascript');
    const diagnostics = await editor.diagnostics(moduleUri);
    for (const context of [{ diagnostics: [] }, { diagnostics }, { diagnostics: [], only: ['quickfix'] }]) {
      const actions = await editor.actions(moduleUri, password, context);
      const [action, ...others] = preferred(actions);
      assert.deepEqual(others, []);
      assert.equal(action?.kind, 'quickfix');
      assert.equal(action.title, 'Move password “dbPassword” to AWS Secrets Manager');
      assert.equal(action.edit, undefined);
      assert.deepEqual(action.diagnostics, context.diagnostics.length === 0 ? undefined : diagnostics);
      assert.deepEqual(action.command?.arguments, [{ uri: moduleUri, documentVersion: 1, start: 20 }]);
    }
    await editor.end();
  });

  it('offer one for each finding of a selection, and none beside a finding', async () => {
    const editor = await openEditor({ canaries });
    editor.open(`${leakyModule}const smtpPassword = '${otherPassword}';\n`, moduleUri, 'javascript');
    assert.equal(preferred(await editor.actions(moduleUri)).length, 2);
    assert.deepEqual(await editor.actions(moduleUri, 'console'), []);
    await editor.end();
  });

  it('honour the kinds that are asked for', async () => {
    const editor = await openEditor({ canaries });
    editor.open(leakyModule, moduleUri, 'javascript');
    for (const only of [['source'], ['source.fixAll'], ['refactor', 'source.organizeImports'], ['quickfix.other']]) {
      assert.deepEqual(await editor.actions(moduleUri, password, { diagnostics: [], only }), [], only.join());
    }
    await editor.end();
  });

  it('have no effect, and ask nobody', async () => {
    const store = memoryStore();
    const editor = await openEditor({ store, canaries });
    editor.open(leakyModule, moduleUri, 'javascript');
    await editor.actions(moduleUri, password);
    assert.deepEqual([store.calls, editor.text(moduleUri)], [[], leakyModule]);
    await editor.end();
  });

  it('offer the helper where only a synchronous call is legal, also to who prefers inline', async () => {
    for (const [rewriteStyle, style] of [
      ['auto', undefined],
      ['inline', 'helper'],
    ] as const) {
      const editor = await openEditor({ settings: { rewriteStyle }, canaries });
      editor.open(`export function connect() {\n  const dbPassword = '${password}';\n}\n`, moduleUri, 'javascript');
      await editor.diagnostics(moduleUri);
      const [action] = preferred(await editor.actions(moduleUri, password));
      assert.match(action?.title ?? '', /helper module/);
      const [reference] = (action?.command?.arguments ?? []) as readonly { readonly style?: string }[];
      assert.equal(reference?.style, style);
      await editor.end();
    }
  });

  it('are disabled with the reason where no call is legal and no helper can be made', async () => {
    const workspace = { applyEdit: true, workspaceEdit: { documentChanges: true } };
    const capabilities = { ...fullCapabilities, workspace };
    const editor = await openEditor({ capabilities, canaries });
    editor.open(`export function connect() {\n  const dbPassword = '${password}';\n}\n`, moduleUri, 'javascript');
    const [action] = await editor.actions(moduleUri, password);
    assert.ok((action?.disabled?.reason.length ?? 0) > 20);
    assert.deepEqual([action?.command, action?.isPreferred], [undefined, undefined]);
    await editor.end();
  });

  it('are disabled in a language that cannot be rewritten, and left out where disabled ones are not known', async () => {
    const uri = 'file:///tmp/none/main.zig';
    for (const disabledSupport of [true, false]) {
      const codeAction = { ...fullCapabilities.textDocument?.codeAction, disabledSupport };
      const capabilities = { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, codeAction } };
      const editor = await openEditor({ capabilities, canaries });
      editor.open(`const dbPassword = "${password}";\n`, uri, 'zig');
      assert.deepEqual(await editor.marked(uri), [password]);
      const actions = await editor.actions(uri, password);
      assert.equal(actions.filter(({ disabled }) => disabled !== undefined).length, disabledSupport ? 1 : 0);
      assert.ok(actions.every(({ command }) => command === undefined));
      await editor.end();
    }
  });

  it('are commands for a client without literals', async () => {
    const editor = await openEditor({ capabilities: { workspace: { applyEdit: true } }, canaries });
    editor.open(leakyModule, moduleUri, 'javascript');
    const actions = (await editor.actions(moduleUri, password)) as unknown as readonly Command[];
    assert.deepEqual(
      actions.map(({ command }) => command),
      ['unhardcode.storeAndReplace'],
    );
    await editor.end();
  });

  it('store nothing for a client that applies no edits', async () => {
    const workspace = { ...fullCapabilities.workspace, applyEdit: false };
    const editor = await openEditor({ capabilities: { ...fullCapabilities, workspace }, canaries });
    const { capabilities } = editor.received[0]?.result as { capabilities: Record<string, unknown> };
    assert.equal(capabilities['executeCommandProvider'], undefined);
    editor.open(leakyModule, moduleUri, 'javascript');
    const actions = await editor.actions(moduleUri, password);
    assert.ok(actions.every(({ command }) => command === undefined));
    await editor.end();
  });

  it('ignore a finding with a comment that the next look honours', async () => {
    const documents = {
      [moduleUri]: ['javascript', `{\r\n\t${leakyModule}}`],
      'file:///tmp/none/a.py': ['python', `def f():\n    db_password = "${password}"\n`],
      'file:///tmp/none/.env': ['dotenv', `DB_PASSWORD=${password}\n`],
      'file:///tmp/none/a.yml': ['yaml', `db:\n  password: ${password}\n`],
    } as const;
    const editor = await openEditor({ canaries });
    for (const [uri, [languageId, text]] of Object.entries(documents)) {
      editor.open(text, uri, languageId);
      assert.deepEqual(await editor.marked(uri), [password], uri);
      const action = (await editor.actions(uri, password)).find(({ edit }) => edit !== undefined);
      assert.match(action?.title ?? '', /Ignore/);
      assert.notEqual(action?.isPreferred, true);
      editor.apply(action?.edit ?? {});
      assert.deepEqual(await editor.marked(uri), [], editor.text(uri));
    }
    assert.match(editor.text(moduleUri), /^\{\r\n\t\/\/ unhardcode:ignore-next-line\r\n\tconst/);
    await editor.end();
  });

  it('say nothing about a default parameter but why', async () => {
    const editor = await openEditor({ canaries });
    editor.open(inDefault, moduleUri, 'javascript');
    const [action] = await editor.actions(moduleUri, password);
    assert.ok(action?.disabled !== undefined || /helper/.test(action?.title ?? ''), JSON.stringify(action));
    await editor.end();
  });
});
