import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, mainFile, runCli } from '../support/cli.ts';

const password = ['hunter2', 'Xk9!'].join('-');
const leaky = `const dbPassword = '${password}';\n`;
const clean = `const dbPassword = process.env.DB_PASSWORD;\n`;

interface Row {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly kind: string;
  readonly confidence: string;
  readonly fingerprint: string;
  readonly reason: string;
}
interface Report {
  readonly version: number;
  readonly findings: readonly Row[];
  readonly scanned: { readonly files: number; readonly bytes: number };
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

interface Case {
  readonly about: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly status: number;
  /** `path:startLine:startColumn-endLine:endColumn` of each finding. */
  readonly places?: readonly string[];
  readonly skipped?: Readonly<Record<string, string>>;
}

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(leaky, 'utf16le')]);

const cases: readonly Case[] = [
  { about: 'a clean folder', files: { 'a.js': clean }, args: ['.'], status: 0, places: [] },
  {
    about: 'the secret part, by 1-based lines and UTF-16 columns',
    files: { 'src/a.js': `// 😀\n/* 😀 */ ${leaky}` },
    args: ['src'],
    status: 1,
    places: ['src/a.js:2:30-2:42'],
  },
  { about: 'a file by its name', files: { 'a.js': leaky }, args: ['./a.js'], status: 1, places: ['./a.js:1:21-1:33'] },
  { about: 'UTF-16', files: { 'a.js': utf16 }, args: ['.'], status: 1, places: ['a.js:1:21-1:33'] },
  {
    about: 'a byte-order mark is no column',
    files: { 'a.js': `\uFEFF${leaky}` },
    args: ['.'],
    status: 1,
    places: ['a.js:1:21-1:33'],
  },
  {
    about: 'lines may end in a lone carriage return',
    files: { 'a.js': `let a;\rlet b;\r\n${leaky}` },
    args: ['.'],
    status: 1,
    places: ['a.js:3:21-3:33'],
  },
  {
    about: 'a binary file has a row',
    files: { 'a.bin': Buffer.from([0, 1, 2, 0, 255]), 'b.js': clean },
    args: ['.'],
    status: 0,
    places: [],
    skipped: { 'a.bin': 'binary' },
  },
  {
    about: 'threads find what one thread finds',
    files: Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`f${index}.js`, index % 50 === 0 ? leaky : clean]),
    ),
    args: ['.', '--jobs', '2'],
    status: 1,
    places: ['f0.js:1:21-1:33', 'f100.js:1:21-1:33', 'f150.js:1:21-1:33', 'f50.js:1:21-1:33'],
  },
  {
    about: 'what a comment hides is not shown',
    files: { 'a.js': leaky.replace(';', '; // unhardcode:ignore') },
    args: ['.'],
    status: 0,
    places: [],
  },
  {
    about: 'what a comment hides is shown on demand',
    files: { 'a.js': leaky.replace(';', '; // unhardcode:ignore') },
    args: ['.', '--no-ignore'],
    status: 1,
    places: ['a.js:1:21-1:33'],
  },
];

async function check(test: Case): Promise<void> {
  await inFolder(test.files, async (cwd) => {
    const { status, stdout, stderr } = await runCli(['scan', '--format', 'json', ...test.args], { cwd });
    const report = JSON.parse(stdout) as Report;
    assert.equal(status, test.status, stderr);
    assert.equal(report.version, 1);
    assert.deepEqual(
      report.findings.map((row) => `${row.path}:${row.startLine}:${row.startColumn}-${row.endLine}:${row.endColumn}`),
      test.places,
    );
    assert.deepEqual(Object.fromEntries(report.skipped.map(({ path, reason }) => [path, reason])), test.skipped ?? {});
    assert.ok(!(stdout + stderr).includes(password), 'the value is in the output');
  });
}

describe('unhardcode scan', () => {
  for (const test of cases) it(test.about, () => check(test));

  it('every format is free of the value, and SARIF names the place', () =>
    inFolder({ 'a b.js': leaky }, async (cwd) => {
      for (const format of ['text', 'json', 'sarif', 'github']) {
        const { status, stdout, stderr } = await runCli(['scan', '--format', format], { cwd });
        assert.equal(status, 1, format);
        assert.ok(!(stdout + stderr).includes(password), format);
        if (format === 'sarif') {
          const log = JSON.parse(stdout) as { runs: { results: { locations: unknown[] }[] }[] };
          assert.deepEqual(log.runs[0]?.results[0]?.locations, [
            {
              physicalLocation: {
                artifactLocation: { uri: 'a%20b.js' },
                region: { startLine: 1, startColumn: 21, endLine: 1, endColumn: 33 },
              },
            },
          ]);
        }
        if (format === 'github')
          assert.match(stdout, /^::warning file=a b\.js,line=1,endLine=1,col=21,endColumn=33,title=/);
        if (format === 'text') assert.match(stdout, /^a b\.js:1:21 likely password \[/);
      }
    }));

  it('names that mean something to a format do not in a report', () =>
    inFolder({ 'c:#?%\n\u001b[1m.js': leaky }, async (cwd) => {
      const report = async (format: string): Promise<string> =>
        (await runCli(['scan', '--format', format], { cwd })).stdout;
      assert.match(await report('text'), /^c:#\?%\\u000a\\u001b\[1m\.js:1:21 /);
      assert.match(await report('github'), /^::warning file=c%3A#\?%25%0A\u001b\[1m\.js,line=1,/);
      assert.match(await report('sarif'), /"uri": "c%3A%23%3F%25%0A%1B%5B1m\.js"/);
    }));

  it('an absolute path is a URI with a scheme', () =>
    inFolder({ 'a.js': leaky }, async (cwd) => {
      const { stdout } = await runCli(['scan', '--format', 'sarif', join(cwd, 'a.js')], { cwd });
      assert.ok(stdout.includes(`"uri": "file://${cwd}/a.js"`));
    }));

  it('colours when asked to, before or after the command, and not by itself in a pipe', () =>
    inFolder({ 'a.js': leaky }, async (cwd) => {
      const isColored = async (...args: readonly string[]): Promise<boolean> =>
        (await runCli(args, { cwd })).stdout.includes('\u001b[');
      assert.equal(await isColored('scan', '--color', 'always'), true);
      assert.equal(await isColored('--color', 'always', 'scan'), true);
      assert.equal(await isColored('scan'), false);
    }));

  it('says what it found by its exit code, also when nobody reads on', () =>
    inFolder({ 'a.js': leaky.repeat(3000) }, (cwd) => {
      const script = 'set -o pipefail; "$@" | head -n 1';
      const command = [process.execPath, mainFile, 'scan', 'a.js'];
      const { status } = spawnSync('bash', ['-c', script, '-', ...command], { cwd, encoding: 'utf8' });
      assert.equal(status, 1);
      return Promise.resolve();
    }));

  it('a working directory that was removed does not matter to absolute paths', () =>
    inFolder({ 'a.js': leaky }, (cwd) => {
      const script = 'mkdir gone && cd gone && rmdir ../gone && "$@"';
      const scan = (path: string) =>
        spawnSync('bash', ['-c', script, '-', process.execPath, mainFile, 'scan', path], { cwd, encoding: 'utf8' });
      assert.equal(scan(join(cwd, 'a.js')).status, 1);
      const { status, stderr } = scan('.');
      assert.equal(status, 2);
      assert.match(stderr, /no such file or folder/);
      return Promise.resolve();
    }));

  it('writes the report to a file', () =>
    inFolder({ 'a.js': leaky }, async (cwd) => {
      const { status, stdout } = await runCli(['scan', '--format', 'json', '--output', 'report.json'], { cwd });
      assert.deepEqual([status, stdout], [1, '']);
      assert.equal((JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as Report).findings.length, 1);
    }));

  it('a fingerprint is the same from every entry point, when lines move, and for another value', () =>
    inFolder({ '.git/HEAD': '', 'src/a.js': leaky, 'src/b/a.js': leaky }, async (cwd) => {
      const fingerprints = async (args: readonly string[]): Promise<readonly string[]> => {
        const { stdout } = await runCli(['scan', '--format', 'json', ...args], { cwd });
        return (JSON.parse(stdout) as Report).findings.map(({ fingerprint }) => fingerprint);
      };
      const [here, there] = await fingerprints(['src']);
      assert.notEqual(here, there);
      assert.deepEqual(await fingerprints([join(cwd, 'src/a.js')]), [here]);
    }));

  it('a file that cannot be read has a row', function () {
    if (process.getuid?.() === 0) return this.skip();
    return inFolder({ 'a.js': leaky }, async (cwd) => {
      chmodSync(join(cwd, 'a.js'), 0);
      const { stdout } = await runCli(['scan', '--format', 'json'], { cwd });
      assert.deepEqual((JSON.parse(stdout) as Report).skipped, [{ path: 'a.js', reason: 'unreadable' }]);
    });
  });

  for (const [about, args, said] of [
    ['a path that is not there', ['scan', 'nowhere'], /nowhere: no such file or folder/],
    ['an unknown option', ['scan', '--fromat', 'json'], /--fromat[\s\S]*--format/],
    ['an unknown command', ['scna'], /scna[\s\S]*scan/],
    ['an unknown format', ['scan', '--format', 'xml'], /xml[\s\S]*text, json, sarif, github/],
    ['jobs that are no number', ['scan', '--jobs', 'many'], /many/],
    ['no jobs', ['scan', '--jobs', '0'], /at least 1/],
    ['a path without a name', ['scan', ''], /no such file or folder/],
  ] as const) {
    it(`${about}: exit code 2, and what to do`, () =>
      inFolder({ 'a.js': clean }, async (cwd) => {
        const { status, stdout, stderr } = await runCli(args, { cwd });
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, said);
      }));
  }

  for (const args of [['--help'], ['scan', '--help'], ['--version']]) {
    it(`${args.join(' ')} prints on stdout`, () =>
      inFolder({}, async (cwd) => {
        const { status, stdout, stderr } = await runCli(args, { cwd });
        assert.deepEqual([status, stderr], [0, '']);
        assert.ok(stdout.length > 4);
      }));
  }
});
