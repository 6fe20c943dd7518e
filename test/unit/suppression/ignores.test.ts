import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { baselineText, mergedBaseline, parseBaseline } from '../../../server/src/suppression/baseline.ts';
import type { FoundPlace, Ignore } from '../../../server/src/suppression/ignore.ts';
import { parseGitleaksIgnore } from '../../../server/src/suppression/gitleaksIgnore.ts';
import type { Problem } from '../../../server/src/suppression/problem.ts';
import { parseSecretsBaseline } from '../../../server/src/suppression/secretsBaseline.ts';
import { parseUnhardcodeYaml } from '../../../server/src/suppression/unhardcodeYaml.ts';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const print = '0123456789abcdef0123456789abcdef';

const place: FoundPlace = {
  path: 'src/a.js',
  rule: 'hardcoded-password',
  line: 3,
  fingerprint: print,
  kind: 'password',
  value: 'hunter2',
  lines: 'const url = "https://me:hunter2@host";',
};
const key: FoundPlace = {
  ...place,
  rule: 'private-key',
  kind: 'private-key',
  value: 'MIIB',
  lines: `-----BEGIN RSA PRIVATE KEY-----`,
};

interface Parsed {
  readonly ignores: readonly Ignore[];
  readonly problems: readonly Problem[];
}

interface Case {
  readonly about: string;
  readonly text: string;
  /** Whether the place is hidden, or `place` itself. */
  readonly hides: boolean;
  readonly place?: FoundPlace;
  /** `line: text that the message holds`. */
  readonly problems?: readonly string[];
}

function check(parse: (text: string) => Parsed, { text, hides, place: given = place, problems = [] }: Case): void {
  const parsed = parse(text);
  assert.equal(
    parsed.ignores.some((ignore) => ignore.hides(given)),
    hides,
  );
  assert.equal(parsed.problems.length, problems.length, JSON.stringify(parsed.problems));
  problems.forEach((problem, index) => {
    const { line = 0, message = '' } = parsed.problems[index] ?? {};
    const [where = '', ...what] = problem.split(': ');
    assert.equal(line, Number(where), message);
    assert.ok(message.includes(what.join(': ')), message);
  });
}

function describeFormat(name: string, parse: (text: string) => Parsed, cases: readonly Case[]): void {
  describe(name, () => {
    for (const test of cases) it(test.about, () => check(parse, test));
  });
}

const isOurRule = (id: string): boolean => id.startsWith('hardcoded-') || id === 'private-key';

describeFormat('.gitleaksignore', (text) => parseGitleaksIgnore(text, '.gitleaksignore', isOurRule), [
  { about: 'file, rule and line', text: 'src/a.js:hardcoded-password:3', hides: true },
  { about: 'behind a commit', text: `${print}:src/a.js:hardcoded-password:3`, hides: true },
  { about: 'a rule that only gitleaks has', text: 'src/a.js:generic-api-key:3', hides: true },
  { about: 'another of our rules', text: 'src/a.js:hardcoded-token:3', hides: false },
  { about: 'another line', text: 'src/a.js:hardcoded-password:4', hides: false },
  { about: 'another file', text: 'a.js:hardcoded-password:3', hides: false },
  { about: 'a path of Windows, white space, comments', text: '# why\r\n\r\n  src\\a.js:x:3 \r\n', hides: true },
  { about: 'what is none', text: '# x\nsrc/a.js', hides: false, problems: ['2: Write “file:rule:line”'] },
]);

const results = (entry: object, path = 'src/a.js', rest: object = {}): string =>
  JSON.stringify({ version: '1.5.0', ...rest, results: { [path]: [entry] } }, null, 2);
const known = { type: 'Secret Keyword', hashed_secret: sha1('hunter2'), line_number: 99, is_verified: false };

describeFormat('.secrets.baseline', (text) => parseSecretsBaseline(text, '.secrets.baseline'), [
  { about: 'a known value, wherever it has moved', text: results(known), hides: true },
  { about: 'audited as none', text: results({ ...known, is_secret: false }), hides: true },
  { about: 'audited as one', text: results({ ...known, is_secret: true }), hides: false },
  { about: 'in another file', text: results(known, 'src/b.js'), hides: false },
  { about: 'another value', text: results({ ...known, hashed_secret: sha1('hunter3') }), hides: false },
  {
    about: 'all between the quotes',
    text: results({ ...known, hashed_secret: sha1('https://me:hunter2@host') }),
    hides: true,
  },
  {
    about: 'a private key, by its title',
    text: results({ ...known, hashed_secret: sha1(`BEGIN RSA PRIVATE KEY`) }),
    place: key,
    hides: true,
  },
  {
    about: 'version 0, with what it had',
    text: results(known, 'src/a.js', {
      version: '0.12.7',
      exclude: { files: null, lines: null },
      plugins_used: [{ base64_limit: 4.5, name: 'Base64HighEntropyString' }],
      word_list: { file: null, hash: null },
    }),
    hides: true,
  },
  { about: 'filters are not ours', text: results(known, 'src/a.js', { filters_used: [{ path: 'x' }] }), hides: true },
  { about: 'a path of Windows', text: results(known, '.\\src\\a.js'), hides: true },
  { about: 'no JSON', text: '{\n"results": {,', hides: false, problems: ['2: It is no baseline of detect-secrets'] },
  { about: 'an entry without a hash', text: results({}), hides: false, problems: ['1: has no “hashed_secret”'] },
]);

describeFormat('a baseline of ours', (text) => parseBaseline(text, 'b.json'), [
  {
    about: 'by fingerprint',
    text: baselineText([{ fingerprint: print, path: 'src/a.js', rule: 'x' }]),
    hides: true,
  },
  { about: 'or one of detect-secrets', text: results(known), hides: true },
  { about: 'nothing yet', text: baselineText([]), hides: false },
  { about: 'something else', text: '{"a": 1}', hides: false, problems: ['1: Write one with'] },
]);

describeFormat('.unhardcode.yaml', (text) => parseUnhardcodeYaml(text, '.unhardcode.yaml', '2026-11-22'), [
  { about: 'a finding', text: `ignore:\n  - fingerprint: ${print}\n    reason: no secret`, hides: true },
  { about: 'a file', text: 'ignore:\n  - path: src/a.js\n    reason: x', hides: true },
  { about: 'files, as in .gitignore', text: 'ignore:\n  - { path: "*.js", reason: x }', hides: true },
  { about: 'files below a folder', text: 'ignore:\n  - { path: "src/**/*.js", reason: x }', hides: true },
  { about: 'a file of the same name elsewhere', text: 'ignore:\n  - { path: /a.js, reason: x }', hides: false },
  { about: 'a folder', text: 'ignore:\n  - { folder: src/, reason: x }', hides: true },
  { about: 'a folder whose name starts alike', text: 'ignore:\n  - { folder: sr, reason: x }', hides: false },
  { about: 'a rule', text: 'ignore:\n  - { rule: hardcoded-password, reason: x }', hides: true },
  {
    about: 'a rule in a folder: both',
    text: 'ignore:\n  - { rule: hardcoded-password, folder: test, reason: x }',
    hides: false,
  },
  {
    about: 'until a day to come',
    text: 'ignore:\n  - { rule: hardcoded-password, reason: x, until: 2026-11-22 }',
    hides: true,
  },
  {
    about: 'until a day that is over',
    text: 'ignore:\n  - { rule: hardcoded-password, reason: x, until: 2026-11-21 }',
    hides: false,
  },
  { about: 'nothing', text: '# only a comment\n', hides: false },
  { about: 'an empty list', text: 'ignore:\n', hides: false },
  {
    about: 'no reason',
    text: 'ignore:\n  - path: src/a.js',
    hides: true,
    problems: ['2: Say why, with “reason”'],
  },
  {
    about: 'a key that is not there: the entry is not used, for it would hide more',
    text: 'ignore:\n  - folder: src\n    reason: x\n    rules: x',
    hides: false,
    problems: ['4: There is no “rules” here; there is “fingerprint”'],
  },
  { about: 'no list', text: 'ignore: src', hides: false, problems: ['1: “ignore” must be a list'] },
  { about: 'an entry without keys', text: 'ignore:\n  - src', hides: false, problems: ['2: must have keys'] },
  { about: 'nothing to ignore', text: 'ignore:\n  - reason: x', hides: false, problems: ['2: Say what to ignore'] },
  {
    about: 'a text that is a list',
    text: 'ignore:\n  - path: [a]\n    reason: x',
    hides: false,
    problems: ['2: “path” must be a text'],
  },
  {
    about: 'no day',
    text: 'ignore:\n  - { path: "*", reason: x, until: soon }',
    hides: false,
    problems: ['2: “until” must be a day'],
  },
  { about: 'no YAML', text: 'ignore:\n  - path: "a', hides: false, problems: ['2: It is no YAML'] },
  {
    about: 'an unknown key at the top',
    text: 'ignored: []',
    hides: false,
    problems: ['1: There is no “ignored” here'],
  },
]);

describe('.unhardcode.yaml, levels', () => {
  it('the last that is for a path counts', () => {
    const { levels, problems } = parseUnhardcodeYaml(
      'levels:\n  - { path: "**", level: likely }\n  - { folder: test, level: certain }\n  - { path: x, level: loud }',
      '.unhardcode.yaml',
      '2026-11-22',
    );
    assert.deepEqual(
      levels.map(({ isFor, level }) => [isFor('test/a.js'), isFor('src/a.js'), level]),
      [
        [true, true, 'likely'],
        [true, false, 'certain'],
      ],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [4],
    );
  });
});

describe('writing a baseline', () => {
  const entry = (fingerprint: string, path: string) => ({ fingerprint, path, rule: 'r' });

  it('keeps what was not looked at, drops what is gone, adds what is new, a line each in a stable order', () => {
    const before = [entry('c', 'b.js'), entry('a', 'z.js'), entry('b', 'b.js')];
    const after = mergedBaseline(before, [entry('d', 'b.js'), entry('b', 'b.js')], (path) => path === 'b.js');
    const text = baselineText(after);
    assert.deepEqual(
      [...text.matchAll(/"fingerprint": "(\w)"/g)].map((match) => match[1]),
      ['b', 'd', 'a'],
    );
    assert.equal(text, baselineText([...after].reverse()));
    assert.equal(text.split('\n').length, 9);
  });
});
