import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/span.ts';
import { parseUnhardcodeYaml } from '../../../server/src/suppression/unhardcodeYaml.ts';
import { addIgnore, newConfiguration, reasonToWrite } from '../../../server/src/suppression/writeIgnore.ts';
import type { IgnoreEntry } from '../../../server/src/suppression/writeIgnore.ts';

const entry: IgnoreEntry = { kind: 'rule', rule: 'x' };
const added = (indent: string): string => `${indent}- rule: x\n${indent}  reason: ${reasonToWrite}`;

/** A file, and what it is with an entry more; nothing where none can be added. */
const cases: readonly (readonly [string, string, string | undefined])[] = [
  ['an empty file', '', `ignore:\n${added('  ')}\n`],
  ['comments alone', '# why\n', `# why\nignore:\n${added('  ')}\n`],
  ['no list yet', 'levels: []', `levels: []\nignore:\n${added('  ')}\n`],
  ['a list without entries', 'ignore: # all\nlevels: []\n', `ignore: # all\n${added('  ')}\nlevels: []\n`],
  ['an empty list in brackets', 'ignore: []\nlevels: []\n', `ignore:\n${added('  ')}\nlevels: []\n`],
  [
    'a list, with its own indentation, comments and what follows',
    'ignore:\n- rule: a # first\n  reason: b # why\n# the end\n\nlevels: []\n',
    `ignore:\n- rule: a # first\n  reason: b # why\n${added('')}\n# the end\n\nlevels: []\n`,
  ],
  [
    'an entry that ends in a text of several lines',
    'ignore:\n    - rule: a\n      reason: |\n        b\n        c\n',
    `ignore:\n    - rule: a\n      reason: |\n        b\n        c\n${added('    ')}\n`,
  ],
  ['no line end behind the last entry', 'ignore:\n  - rule: a', `ignore:\n  - rule: a\n${added('  ')}`],
  [
    'entries in braces',
    'ignore:\n  - { rule: a, reason: b }\n',
    `ignore:\n  - { rule: a, reason: b }\n${added('  ')}\n`,
  ],
  [
    'lines of Windows',
    'ignore:\r\n  - rule: a\r\n',
    `ignore:\r\n  - rule: a\r\n${added('  ').replace('\n', '\r\n')}\r\n`,
  ],
  ['a list in brackets', 'ignore: [{ rule: a }]\n', undefined],
  ['no YAML', 'ignore: "', undefined],
  ['no list', 'ignore: x\n', undefined],
];

const entries: readonly (readonly [IgnoreEntry, { readonly path: string; readonly rule?: string }, string])[] = [
  [{ kind: 'fingerprint', fingerprint: '12345678901234567890123456789012' }, { path: 'a' }, 'a fingerprint of digits'],
  [{ kind: 'fingerprint', fingerprint: '1234567890123456789012345678e012' }, { path: 'a' }, 'one like a number'],
  [{ kind: 'path', path: 'a.js' }, { path: 'a.js' }, 'a file at the top'],
  [{ kind: 'path', path: 'src/[id] *!#: "x".js' }, { path: 'src/[id] *!#: "x".js' }, 'a file with signs in its name'],
  [{ kind: 'folder', folder: 'src/[id]' }, { path: 'src/[id]/a.js' }, 'a folder with signs in its name'],
  [{ kind: 'folder', folder: 'no' }, { path: 'no/a.js' }, 'a folder that is called like a truth value'],
  [{ kind: 'rule', rule: '0x10' }, { path: 'a', rule: '0x10' }, 'a rule that is called like a number'],
];

describe('adding to .unhardcode.yaml', () => {
  for (const [about, text, expected] of cases) {
    it(about, () => {
      const edit = addIgnore(text, entry);
      assert.equal(edit && applyEdits(text, [edit]), expected);
    });
  }

  for (const [wish, { path, rule = 'r' }, about] of entries) {
    it(`hides ${about}, and nothing else`, () => {
      const { ignores, problems } = parseUnhardcodeYaml(newConfiguration(wish), 'f', '2026-11-22');
      const place = { line: 1, kind: 'password', value: '', lines: '' };
      const fingerprint = wish.kind === 'fingerprint' ? wish.fingerprint : 'f';
      assert.deepEqual(problems, []);
      assert.equal(ignores.length, 1);
      assert.equal(ignores[0]?.hides({ ...place, path, rule, fingerprint }), true);
      assert.equal(ignores[0].hides({ ...place, path: `x/${path}x`, rule: 'other', fingerprint: 'g' }), false);
    });
  }
});
