import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { editorIsThere, runEditor, scriptFile } from './support.ts';
import type { Files } from './support.ts';

const password = 'Wq7!' + 'hT3mZ9xKe2';

interface Program extends Files {
  readonly name: string;
  /** What stands in the saved file afterwards. */
  readonly rewritten: RegExp;
}

const programs: readonly Program[] = [
  {
    name: 'a Node program',
    all: {
      'package.json': '{ "name": "shop", "type": "module" }\n',
      // What is before it in the line tells an editor that counts bytes from one that counts UTF-16 units.
      'src/mail.js': `/* 😀 é */ const smtpPassword = '${password}';\nconsole.log(smtpPassword.length);\n`,
    },
    opened: 'src/mail.js',
    rewritten: /const smtpPassword = await \w+\('[^']+', '[^']+'\);/,
  },
  {
    name: 'a Python program',
    all: {
      'requirements.txt': 'requests==2.32.0\n',
      'mail.py': `smtp_password = "${password}"\nprint(len(smtp_password))\n`,
    },
    opened: 'mail.py',
    rewritten: /smtp_password = \w+\(.*"\]?\)?\n/,
  },
];

interface EditorCase {
  readonly name: string;
  readonly command: string;
  readonly packages: readonly string[];
  readonly args: () => readonly string[];
}

const eglotFolder = '/usr/share/emacs/site-lisp/elpa/eglot-1.9';

const editors: readonly EditorCase[] = [
  {
    name: 'Neovim',
    command: 'nvim',
    packages: ['neovim'],
    args: () => ['--headless', '--clean', '-S', scriptFile('check.lua')],
  },
  {
    name: 'Emacs with eglot',
    command: 'emacs',
    packages: ['emacs-nox', 'elpa-eglot'],
    // Batch mode reads no site files, so Debian's package has to be named; a newer Emacs has its own.
    args: () => [
      '--batch',
      ...(existsSync(eglotFolder) ? ['--eval', '(package-initialize)'] : []),
      '-l',
      scriptFile('check.el'),
    ],
  },
];

function check(editor: EditorCase, program: Program): void {
  it(`finds, stores and rewrites in ${program.name}`, async () => {
    const { status, report, saved, stored, output } = await runEditor(editor.command, editor.args(), program);
    assert.equal(report.problem ?? undefined, undefined, output);
    assert.equal(status, 0, output);
    assert.deepEqual(
      report.diagnostics?.map(({ text }) => text),
      [password],
    );
    assert.match(report.diagnostics[0]?.message ?? '', /Hardcoded password/);
    assert.match(report.titles?.[0] ?? '', /^Move password .* to AWS Secrets Manager/);
    assert.equal(stored.size, 1);
    const [[name, text] = ['', '']] = [...stored];
    assert.deepEqual(Object.values(JSON.parse(text) as object), [password]);
    assert.match(saved, program.rewritten);
    assert.ok(saved.includes(name), 'the code reads the secret by its name');
    assert.ok(!saved.includes(password));
  });
}

describe('the language server in real editors', function () {
  this.timeout(90_000);
  for (const editor of editors) {
    describe(editor.name, () => {
      before(function () {
        this.timeout(300_000);
        if (!editorIsThere(editor.command, editor.packages)) this.skip();
      });
      for (const program of programs) check(editor, program);
    });
  }
});
