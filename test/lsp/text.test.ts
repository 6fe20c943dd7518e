import assert from 'node:assert/strict';
import type { Editor } from './support/editor.ts';
import { openEditor } from './support/editor.ts';
import { canaries, moduleUri, otherPassword, password } from './support/samples.ts';

/** Opens, edits, and says which words are marked. */
function check(name: string, before: string, edit: (editor: Editor) => void, expected: readonly string[]): void {
  it(name, async () => {
    const editor = await openEditor({ canaries });
    editor.open(before, moduleUri, 'javascript');
    edit(editor);
    assert.deepEqual(await editor.marked(moduleUri), expected);
    await editor.end();
  });
}

const nothing = (): void => undefined;
const line = `const dbPassword = '${password}';`;

describe('positions and texts', () => {
  describe('the same words are marked whatever stands before them', () => {
    const befores: Readonly<Record<string, string>> = {
      nothing: '',
      'a line feed': '\n',
      'a carriage return and a line feed': '\r\n',
      'a lone carriage return': '\r',
      'all of them': '// a\n// b\r\n// c\r// d\r\r\n\n\r',
      'an emoji of two units': '// 😀👩‍👩‍👧\n',
      'an emoji on the same line': '/* 😀 */ ',
      'a byte-order mark': '\ufeff',
      'a line separator, which ends no line here': '// \u2028 \u2029 \u0085 \v \f\n',
      'half an emoji': '// \ud83d\n',
    };
    for (const [name, before] of Object.entries(befores)) check(name, before + line, nothing, [password]);
  });

  describe('edits are followed', () => {
    check('typing before', `\n${line}`, (editor) => editor.replace(moduleUri, 0, 0, '// 😀\r\n'), [password]);
    check('typing it', `const dbPassword = '';\n`, (editor) => editor.replace(moduleUri, 20, 20, password), [password]);
    check('deleting it', line, (editor) => editor.replace(moduleUri, 20, 20 + password.length, ''), []);
    check(
      'splitting a line end',
      `// a\r\n${line}`,
      (editor) => {
        editor.replace(moduleUri, 4, 6, '\r// b');
        editor.replace(moduleUri, 9, 9, '\n');
      },
      [password],
    );
    check(
      'joining a line end from both sides',
      `// a\r// b\n${line}`,
      (editor) => editor.replace(moduleUri, 5, 9, ''),
      [password],
    );
    check(
      'a deletion up to a carriage return',
      `// a\n// b\r\n${line}`,
      (editor) => editor.replace(moduleUri, 5, 10, ''),
      [password],
    );
    check(
      'a whole new text',
      line,
      (editor) =>
        editor.replace(moduleUri, 0, line.length, `\r\nconst first = 1;\rconst dbPassword = '${otherPassword}';`),
      [otherPassword],
    );
  });

  it('counts in UTF-16 whatever is offered', async () => {
    for (const positionEncodings of [['utf-8'], ['utf-32', 'utf-8'], ['utf-8', 'utf-16']]) {
      const editor = await openEditor({ capabilities: { general: { positionEncodings } } });
      const initialized = editor.received[0]?.result as { capabilities: { positionEncoding?: string } };
      assert.equal(initialized.capabilities.positionEncoding, 'utf-16');
      editor.open(`/* 😀 */ ${line}`, moduleUri, 'javascript');
      assert.deepEqual(await editor.marked(moduleUri), [password]);
      await editor.end();
    }
  });

  it('knows a language by any name that editors have for it, and by the name of the file', async () => {
    const editor = await openEditor({ canaries });
    const names = {
      'a.mjs': ['javascript', 'js', 'js2', '', 'plaintext'],
      'a.tsx': ['typescriptreact', 'typescript.tsx'],
    };
    for (const [file, languageIds] of Object.entries(names)) {
      for (const languageId of languageIds) {
        const uri = `file:///tmp/none/${languageId}/${file}`;
        editor.open(`export async function connect() {\n  ${line}\n}\n`, uri, languageId);
        const [action] = await editor.actions(uri, password);
        assert.equal(action?.isPreferred, true, languageId);
      }
    }
    await editor.end();
  });

  it('gives every URI back byte for byte', async () => {
    const uris = [
      'file:///c%3A/Users/d%C3%A9v/a%20b.js',
      'file:///c:/Users/dév/a b.js',
      'untitled:Untitled-1',
      'vscode-vfs://github/me/shop/db.js?ref=%2Fa#x',
      'jar:file:///a.jar!/b.js',
      'weird:%zz',
    ];
    const editor = await openEditor({ canaries });
    for (const uri of uris) {
      // In a function, so that a call is legal whatever kind of module it is.
      editor.open(`async function connect() {\n  ${line}\n}\n`, uri, 'javascript');
      assert.deepEqual(await editor.marked(uri), [password], uri);
      const [action] = await editor.actions(uri, password);
      const [reference] = (action?.command?.arguments ?? []) as readonly { readonly uri?: string }[];
      assert.equal(reference?.uri, uri);
    }
    await editor.end();
  });
});
