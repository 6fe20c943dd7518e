import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, runCli } from '../support/cli.ts';

const password = ['hunter2', 'Xk9!'].join('-');
const other = ['Tr4vEz', '8nB3qYh'].join('!');
const leaky = `const dbPassword = '${password}';\n`;
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const acme = `[[rules]]\nid = "acme-token"\nregex = '''acme_[a-z]{8}'''\nkeywords = ["acme_"]\n`;
const baselineOf = (path: string): string =>
  JSON.stringify({ version: '1.5.0', results: { [path]: [{ type: 'x', hashed_secret: sha1(password) }] } });
const ignoring = (entry: string): string => `ignore:\n  - { ${entry}, reason: test }\n`;

interface Report {
  readonly findings: readonly { readonly path: string; readonly rule: string; readonly fingerprint: string }[];
  readonly unusedIgnores: readonly { readonly path: string; readonly line: number; readonly reason: string }[];
}

interface Case {
  readonly about: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** `path rule` of each finding. */
  readonly found: readonly string[];
  /** `path:line reason` of each ignore that is of no use. */
  readonly unused?: readonly string[];
  /** What stderr says. */
  readonly says?: RegExp;
}

const hidden: readonly (readonly [string, string])[] = [
  ['.unhardcode.yaml', ignoring('path: src/a.js')],
  ['.unhardcode.yaml', ignoring('folder: src')],
  ['.unhardcode.yaml', ignoring('rule: hardcoded-password')],
  ['.gitleaksignore', 'src/a.js:hardcoded-password:1\n'],
  ['.gitleaksignore', 'deadbeef:src/a.js:generic-api-key:1\n'],
  ['.secrets.baseline', baselineOf('src/a.js')],
  ['.gitleaks.toml', `[[allowlists]]\npaths = ['''^src/''']\n`],
  ['gitleaks.toml', `[allowlist]\nstopwords = ["HUNTER"]\n`],
];

const cases: readonly Case[] = [
  ...hidden.flatMap(([name, text]): readonly Case[] => [
    {
      about: `${name} hides: ${text.trim().replace(/\s+/g, ' ')}`,
      files: { 'src/a.js': leaky, [name]: text },
      found: [],
      says: /ignored by files: 1/,
    },
    {
      about: `… of a folder that is given by its path: ${text.trim().replace(/\s+/g, ' ')}`,
      files: { 'x/src/a.js': leaky, [`x/${name}`]: text },
      args: ['x/src/a.js'],
      found: [],
    },
    {
      about: `… and not with --no-ignore: ${text.trim().replace(/\s+/g, ' ')}`,
      files: { 'src/a.js': leaky, [name]: text },
      args: ['--no-ignore'],
      found: ['src/a.js hardcoded-password'],
    },
  ]),
  {
    about: 'custom rules find, also in a file that holds nothing else',
    files: { 'a.txt': 'x acme_abcdefgh', '.gitleaks.toml': acme },
    found: ['a.txt acme-token'],
  },
  {
    about: 'custom rules find in threads',
    files: {
      '.gitleaks.toml': acme,
      ...Object.fromEntries(
        Array.from({ length: 130 }, (_, index) => [`f${index}.txt`, index === 7 ? 'acme_abcdefgh' : 'x']),
      ),
    },
    args: ['--jobs', '2'],
    found: ['f7.txt acme-token'],
  },
  {
    about: 'the nearest folder that says something counts',
    files: {
      '.unhardcode.yaml': ignoring('path: "**"'),
      'a/.unhardcode.yaml': 'ignore: []\n',
      'a/src/a.js': leaky,
      'b/src/a.js': leaky,
    },
    found: ['a/src/a.js hardcoded-password'],
  },
  {
    about: 'a level for a folder',
    files: { 'test/a.js': leaky, 'a.js': leaky, '.unhardcode.yaml': 'levels:\n  - { folder: test, level: certain }\n' },
    found: ['a.js hardcoded-password'],
  },
  {
    about: '--config takes the place of what is found',
    files: { 'a.js': leaky, '.unhardcode.yaml': ignoring('path: a.js'), 'c/other.yaml': 'ignore: []\n' },
    args: ['--config', 'c/other.yaml'],
    found: ['a.js hardcoded-password'],
  },
  {
    about: '--config with rules of gitleaks, which extend others',
    files: {
      'a.txt': 'acme_abcdefgh',
      'c/gitleaks.toml': '[extend]\npath = "base.toml"\n',
      'c/base.toml': acme,
    },
    args: ['a.txt', '--config', 'c/gitleaks.toml'],
    found: ['a.txt acme-token'],
  },
  {
    about: '--baseline of detect-secrets',
    files: { 'a.js': leaky, 'b.js': leaky, 'known.json': baselineOf('a.js') },
    args: ['--baseline', 'known.json'],
    found: ['b.js hardcoded-password'],
  },
  {
    about: 'what hides nothing is said, where it could have',
    files: {
      'a.js': 'const port = 1;\n',
      'b.js': '// unhardcode:ignore-next-line\nconst port = 1; // gitleaks:allow\n',
      '.gitleaksignore': 'a.js:x:1\ngone.js:x:1\n',
      '.secrets.baseline': baselineOf('a.js'),
      '.unhardcode.yaml': `ignore:\n  - { rule: x, reason: y }\n  - { path: a.js, reason: y, until: 2020-01-01 }\n`,
    },
    found: [],
    unused: [
      '.gitleaksignore:1 unused',
      '.gitleaksignore:2 unused',
      '.secrets.baseline:1 unused',
      '.unhardcode.yaml:2 unused',
      '.unhardcode.yaml:3 expired',
      'b.js:1 unused',
    ],
    says: /\.unhardcode\.yaml:3: this ignore has expired: path a\.js\n/,
  },
  {
    about: 'what was not looked at may be of use',
    files: {
      'a.js': 'const port = 1;\n',
      'b.js': leaky,
      '.gitleaksignore': 'a.js:x:1\nb.js:x:1\n',
      '.unhardcode.yaml': ignoring('rule: x'),
    },
    args: ['a.js'],
    found: [],
    unused: ['.gitleaksignore:1 unused'],
  },
  {
    about: 'what is wrong in a file is said with its line, and the scan goes on',
    files: {
      'a.js': leaky,
      '.unhardcode.yaml': 'ignore:\n  - { paths: a.js }\n',
      '.gitleaks.toml': '[[rules]]\nid = "a"\nregex = "("\n',
    },
    found: ['a.js hardcoded-password'],
    says: /\.gitleaks\.toml:2: rule a: .*\n\.unhardcode\.yaml:2: There is no “paths” here/,
  },
  {
    about: 'a pattern with a repetition inside a repetition takes no longer, and one that is too large is refused',
    files: {
      'a.txt': `${'a'.repeat(60)}! acme_abcdefgh`,
      '.gitleaks.toml':
        `[[rules]]\nid = "nested"\nregex = '''(a+)+$'''\n${acme}\n` +
        `[[rules]]\nid = "large"\nregex = '''${'x{1000}'.repeat(11)}'''\n`,
    },
    found: ['a.txt acme-token'],
    says: /\.gitleaks\.toml:\d+: rule large: “regex”, is too large: say it with smaller repetitions/,
  },
];

const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a configuration that is not there', ['--config', 'no.yaml'], /--config: cannot read no\.yaml: no such file/],
  ['a configuration of another kind', ['--config', 'a.js'], /--config: give a \.yaml file/],
  ['a baseline that is not there', ['--baseline', 'no.json'], /--baseline: cannot read no\.json/],
  ['a baseline that is none', ['--baseline', 'a.js'], /a\.js:1: It is no baseline/],
  ['a configuration that is no YAML', ['--config', 'broken.yaml'], /broken\.yaml:1: It is no YAML/],
  ['writing over something else', ['--write-baseline', 'a.js'], /a\.js is there and is no baseline of ours/],
];

async function scan(cwd: string, args: readonly string[] = []) {
  const { status, stdout, stderr } = await runCli(['scan', '--format', 'json', ...args], { cwd });
  assert.ok(!(stdout + stderr).includes(password) && !(stdout + stderr).includes(other), 'a value is in the output');
  return { status, stderr, report: status === 2 ? undefined : (JSON.parse(stdout) as Report) };
}

function check({ files, args, found, unused = [], says = /./ }: Case): Promise<void> {
  return inFolder(files, async (cwd) => {
    const { status, stderr, report } = await scan(cwd, args);
    assert.deepEqual(
      report?.findings.map(({ path, rule }) => `${path} ${rule}`),
      found,
      stderr,
    );
    assert.equal(status, found.length === 0 ? 0 : 1);
    assert.deepEqual(
      report.unusedIgnores.map(({ path, line, reason }) => `${path}:${line} ${reason}`),
      unused,
    );
    assert.match(stderr, says);
  });
}

describe('unhardcode scan, what a project says', () => {
  for (const test of cases) it(test.about, () => check(test));

  for (const [about, args, message] of refusals) {
    it(`${about} ends the scan`, () =>
      inFolder({ 'a.js': leaky, 'broken.yaml': '"' }, async (cwd) => {
        const { status, stderr } = await scan(cwd, args);
        assert.deepEqual([status, readFileSync(join(cwd, 'a.js'), 'utf8')], [2, leaky]);
        assert.match(stderr, message);
      }));
  }

  it('a baseline is written, hides what it knows, takes what is new, and holds nothing of a value', () =>
    inFolder({ 'a.js': leaky, 'b/b.js': leaky }, async (cwd) => {
      const first = await scan(cwd, ['--write-baseline', 'known.json']);
      assert.deepEqual([first.status, first.report?.findings.length], [1, 2]);
      const text = readFileSync(join(cwd, 'known.json'), 'utf8');
      for (const part of [password, sha1(password), createHash('sha256').update(password).digest('hex')])
        assert.ok(!text.includes(part));
      assert.deepEqual(
        (JSON.parse(text) as { findings: { path: string }[] }).findings.map(({ path }) => path),
        ['a.js', 'b/b.js'],
      );
      assert.equal((await scan(cwd, ['--baseline', 'known.json'])).status, 0);

      writeFileSync(join(cwd, 'a.js'), `// moved\n${leaky}const smtpPassword = '${other}';\n`);
      const second = await scan(cwd, ['a.js', '--baseline', 'known.json', '--write-baseline', 'known.json']);
      assert.equal(second.report?.findings.length, 1);
      assert.equal((await scan(cwd, ['--baseline', 'known.json'])).status, 0);

      writeFileSync(join(cwd, 'a.js'), 'const port = 1;\n');
      const third = await scan(cwd, ['--baseline', 'known.json']);
      assert.equal(third.report?.unusedIgnores.length, 2);
      await scan(cwd, ['a.js', '--write-baseline', 'known.json']);
      assert.equal(readFileSync(join(cwd, 'known.json'), 'utf8').match(/fingerprint/g)?.length, 1);
    }));

  it('the same bytes are written again', () =>
    inFolder({ 'a.js': leaky, 'b.js': leaky }, async (cwd) => {
      await scan(cwd, ['--write-baseline', 'known.json']);
      const text = readFileSync(join(cwd, 'known.json'), 'utf8');
      await scan(cwd, ['b.js', 'a.js', '--write-baseline', 'known.json']);
      assert.equal(readFileSync(join(cwd, 'known.json'), 'utf8'), text);
    }));

  it('migrate leaves alone what is ignored', () =>
    inFolder({ 'src/a.js': leaky, '.unhardcode.yaml': ignoring('folder: src') }, async (cwd) => {
      const { status, stdout } = await runCli(['migrate', '--format', 'json'], { cwd });
      assert.equal(status, 0, stdout);
    }));

  it('migrate takes a configuration and a baseline as a scan does, and says what is wrong in them', () =>
    inFolder({ 'src/a.js': leaky, 'x.yaml': `${ignoring('folder: src')}nothing: 1\n` }, async (cwd) => {
      const named = await runCli(['migrate', '--config', 'x.yaml'], { cwd });
      assert.equal(named.status, 0, named.stdout);
      assert.match(named.stderr, /^x\.yaml:\d+: There is no “nothing” here/m);
      await runCli(['scan', '--write-baseline', 'known.json'], { cwd });
      assert.equal((await runCli(['migrate', '--baseline', 'known.json'], { cwd })).status, 0);
      const none = await runCli(['migrate', '--baseline', 'src/a.js'], { cwd });
      assert.deepEqual([none.status, none.stdout], [2, '']);
      assert.match(none.stderr, /src\/a\.js:1: It is no baseline/);
    }));

  const entries: readonly (readonly [string, string, string])[] = [
    ['.unhardcode.yaml', ignoring('folder: src'), '.unhardcode.yaml:2 (folder src)'],
    ['.unhardcode.yaml', 'levels:\n  - folder: src\n    level: certain\n', '“levels” of .unhardcode.yaml'],
    ['.gitleaksignore', '# ours\n\nsrc/a.js:generic-api-key:1\n', '.gitleaksignore:3 (src/a.js:generic-api-key:1)'],
    ['.gitleaks.toml', `[[allowlists]]\npaths = ['''^src/''']\n`, '“allowlists” of .gitleaks.toml'],
  ];
  for (const [name, text, entry] of entries) {
    it(`explain names what hides a finding: ${entry}`, () =>
      inFolder({ 'src/a.js': leaky, [name]: text }, async (cwd) => {
        const { stdout } = await runCli(['explain', 'src/a.js:1'], { cwd });
        assert.ok(stdout.includes(`because: hidden by ${entry}\n`), stdout);
      }));
  }
});
