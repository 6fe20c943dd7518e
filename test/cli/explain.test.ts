import assert from 'node:assert/strict';
import { inFolder, runCli } from '../support/cli.ts';

const password = ['hunter2', 'Xk9!'].join('-');
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
/** Signed by nobody, as its own header says. */
const token = `${encode({ alg: 'none' })}.${encode({ sub: '12345678' })}.${'Xk3Vq9'.repeat(7)}`;

interface Candidate {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly kind: string;
  readonly name?: string;
  readonly verdict: string;
  readonly confidence?: string;
  readonly fingerprint?: string;
  readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  readonly lowered: readonly string[];
  readonly reason?: string;
  readonly advice: string;
}

interface Case {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly place: string;
  readonly status: 0 | 1 | 2;
  /** What is said of each candidate: rule, verdict, and the reason where there is one. */
  readonly said: readonly (readonly [rule: string, verdict: string, reason?: string])[];
}

const cases: Readonly<Record<string, Case>> = {
  'a finding, with its evidence': {
    files: { 'db.js': `\nconst dbPassword = '${password}';\n` },
    place: 'db.js:2',
    status: 1,
    said: [['hardcoded-password', 'finding']],
  },
  'a reference': {
    files: { 'db.js': `const dbPassword = '\${DB_PASSWORD}';\n` },
    place: 'db.js:1',
    status: 0,
    said: [['hardcoded-password', 'turned-down', 'reference']],
  },
  'a placeholder': {
    files: { 'db.py': `db_password = "your-password-here"\n` },
    place: 'db.py:1',
    status: 0,
    said: [['hardcoded-password', 'turned-down', 'placeholder']],
  },
  'a token whose format says that it is none': {
    files: { 'notes.txt': `the answer was ${token}\n` },
    place: 'notes.txt:1',
    status: 0,
    said: [['json-web-token', 'turned-down', 'unsigned']],
  },
  'a finding that a comment hides': {
    files: { 'db.js': `const dbPassword = '${password}'; // gitleaks:allow\n` },
    place: 'db.js:1',
    status: 0,
    said: [['hardcoded-password', 'ignored', 'hidden by a comment beside it']],
  },
  'a finding that an ignore file hides': {
    files: {
      'src/db.js': `const dbPassword = '${password}';\n`,
      '.unhardcode.yaml': 'ignore:\n  - path: src/**\n    reason: made up\n',
    },
    place: 'src/db.js:1',
    status: 0,
    said: [['hardcoded-password', 'ignored', 'hidden by \\.unhardcode\\.yaml:2 ']],
  },
  'nothing at all': {
    files: { 'port.js': 'const port = 8080;\n' },
    place: 'port.js:1',
    status: 0,
    said: [],
  },
  'one of two on a line, by its column': {
    files: { 'two.js': `const a = { password: '${password}', port: 1, apiSecret: '\${X}' };\n` },
    place: 'two.js:1:25',
    status: 1,
    said: [['hardcoded-password', 'finding']],
  },
  'a file in UTF-16': {
    files: {
      'w.js': Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(`const dbPassword = '${password}';\n`, 'utf16le')]),
    },
    place: 'w.js:1',
    status: 1,
    said: [['hardcoded-password', 'finding']],
  },
};

describe('unhardcode explain', () => {
  for (const [title, { files, place, status, said }] of Object.entries(cases)) {
    it(`explains ${title}`, () =>
      inFolder(files, async (cwd) => {
        const json = await runCli(['explain', place, '--format', 'json'], { cwd });
        assert.equal(json.status, status, json.stdout + json.stderr);
        const { version, candidates } = JSON.parse(json.stdout) as {
          version: number;
          candidates: readonly Candidate[];
        };
        assert.equal(version, 1);
        assert.deepEqual(
          candidates.map(({ rule, verdict }) => [rule, verdict]),
          said.map(([rule, verdict]) => [rule, verdict]),
        );
        for (const [index, [, , reason]] of said.entries()) {
          if (reason !== undefined) assert.match(candidates[index]?.reason ?? '', new RegExp(reason));
        }
        for (const candidate of candidates) assert.ok(candidate.evidence.length > 0 && candidate.advice !== '');
        const text = await runCli(['explain', place], { cwd });
        assert.equal(text.status, status);
        for (const [rule, , reason] of said) {
          assert.ok(text.stdout.includes(rule));
          assert.match(text.stdout, new RegExp(reason ?? ''));
        }
        for (const output of [json.stdout, json.stderr, text.stdout, text.stderr]) {
          assert.ok(![password, token].some((value) => output.includes(value)));
        }
      }));
  }

  it('agrees with a scan on place and fingerprint', () =>
    inFolder({ 'db.js': `const dbPassword = '${password}';\n` }, async (cwd) => {
      const scanned = JSON.parse((await runCli(['scan', '--format', 'json'], { cwd })).stdout) as {
        findings: readonly Candidate[];
      };
      const explained = JSON.parse((await runCli(['explain', 'db.js:1', '--format', 'json'], { cwd })).stdout) as {
        candidates: readonly Candidate[];
      };
      const [finding] = scanned.findings;
      const [candidate] = explained.candidates;
      assert.deepEqual(
        [candidate?.startLine, candidate?.startColumn, candidate?.endColumn, candidate?.rule, candidate?.fingerprint],
        [finding?.startLine, finding?.startColumn, finding?.endColumn, finding?.rule, finding?.fingerprint],
      );
      assert.equal(candidate?.confidence, finding?.confidence);
    }));

  const unfit: readonly (readonly [place: string, why: RegExp])[] = [
    ['db.js', /is no place/],
    ['db.js:0', /is no place/],
    ['db.js:one', /is no place/],
    ['gone.js:1', /no such file/],
    ['.:1', /it is a folder/],
    ['db.js:2', /has 1 lines; there is no line 2/],
    ['db.js:1:99', /no column 99/],
    ['logo.png:1', /it is binary/],
  ];
  for (const [place, why] of unfit) {
    it(`cannot look at ${place}`, () =>
      inFolder({ 'db.js': 'x\n', 'logo.png': Uint8Array.of(0x89, 0x50, 0, 0, 0, 1) }, async (cwd) => {
        const { status, stdout, stderr } = await runCli(['explain', place], { cwd });
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, why);
      }));
  }
});
