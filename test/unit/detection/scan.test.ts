import assert from 'node:assert/strict';
import { scan, scanSteps } from '../../../server/src/detection/scan.ts';
import { scanFile } from '../../../server/src/detection/scanFile.ts';
import { emptyResult } from '../../../server/src/detection/source.ts';
import { check, fill } from './marked.ts';

const line = fill('password = "⟦password⟧";');
const fingerprintsOf = (text: string, identity?: string): readonly string[] =>
  scan({ text, path: 'src/a.js', ...(identity === undefined ? {} : { identity }) }).findings.map(
    ({ fingerprint }) => fingerprint,
  );

describe('scan', () => {
  it('finds several on a line and the same value in several places', () => {
    check('a.js', `login({ password: "⟦password⟧" }, { password: "⟦password⟧" })\npassword = "⟦password⟧"`);
  });

  it('counts in UTF-16 units, whatever stands before', () => {
    check('a.py', `# 😀 naïve\r\nname = "日本"; password = "⟦password⟧"\r\n`);
  });

  it('gives a connection string one finding, and the password for its range', () => {
    const [finding] = check('.env', 'DATABASE_PASSWORD_URL=postgres://app:⟦password⟧@db.internal:5432/shop');
    assert.equal(finding?.kind, 'connection-string');
  });

  it('gives a token of a known format one finding, by its format', () => {
    const token = ['ghp_', 'x7Kq2mVbN9sLw4RtZ1yHc8PdJ3uFgE', '2Zq1Ab'].join('');
    const { findings } = scan({ text: `token = "${token}"`, path: 'a.py' });
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.rule ?? '', /^github/);
  });

  describe('fingerprints', () => {
    it('stay when lines move and when white space changes', () => {
      assert.deepEqual(fingerprintsOf(line), fingerprintsOf(`\n\n// more\n  ${line}`));
    });
    it('do not depend on the value', () => {
      assert.deepEqual(fingerprintsOf(line), fingerprintsOf(fill('password = "⟦token⟧";')));
    });
    it('differ between files, names and repetitions', () => {
      const all = [
        ...fingerprintsOf(`${line}\n${line}`),
        ...fingerprintsOf(line, 'src/b.js'),
        ...fingerprintsOf(line.replace('password', 'adminPassword')),
      ];
      assert.equal(new Set(all).size, 4);
    });
    it('come from the identity, not from the path', () => {
      const [here] = scan({ text: line, path: '/home/a/src/a.js', identity: 'src/a.js' }).findings;
      const [there] = scan({ text: line, path: 'C:/b/src/a.js', identity: 'src/a.js' }).findings;
      assert.equal(here?.fingerprint, there?.fingerprint);
    });
  });

  describe('comments that ask to ignore', () => {
    const asking: readonly string[] = [
      `${line} // unhardcode:ignore`,
      `// unhardcode:ignore-next-line\n${line}`,
      `${line} // gitleaks:allow`,
      `${line} // pragma: allowlist secret`,
      `// pragma: allowlist nextline secret\n${line}`,
      `${line} // nosec`,
      `${line} // NOSONAR`,
      `${line} // secretlint-disable-line`,
      `// secretlint-disable-next-line\r\n${line}`,
      `${line} // trufflehog:ignore`,
      `${line} // nosemgrep: some.rule`,
    ];
    for (const text of asking) {
      it(text.replace(line, '…'), () => {
        assert.deepEqual({ ...scan({ text, path: 'a.js' }) }, { ...emptyResult, suppressed: 1 });
        assert.equal(scan({ text, path: 'a.js' }, { suppressions: 'report' }).findings.length, 1);
      });
    }
    it('hold for their own line only', () => {
      assert.equal(scan({ text: `// unhardcode:ignore-next-line\n\n${line}`, path: 'a.js' }).findings.length, 1);
      assert.equal(scan({ text: `// gitleaks:allow\n${line}`, path: 'a.js' }).findings.length, 1);
    });
  });

  describe('long work', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['a line of 5 MB', `const a = "${'x'.repeat(5_000_000)}"; ${line}`],
      ['1 MB of quotes', `${'"'.repeat(1_000_000)} password`],
      ['names without values', 'password = '.repeat(20_000)],
      ['calls that never close', 'jwt.sign('.repeat(20_000)],
    ];
    for (const [name, text] of texts) {
      it(`is done in steps on ${name}`, () => {
        let steps = 1;
        for (const work = scanSteps({ text, path: 'a.js' }); work.next().done !== true;) steps += 1;
        assert.ok(steps > 1, `${steps} steps`);
      });
    }
  });
});

describe('scanFile', () => {
  const text = fill('name: "Müller"\npassword: "⟦password⟧"\n');
  const mark = '\ufeff';
  const bigEndian = (content: string): Buffer => Buffer.from(content, 'utf16le').swap16();
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(mark + text)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16 LE with a mark', Buffer.from(mark + text, 'utf16le')],
    ['UTF-16 LE', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a mark', bigEndian(mark + text)],
    ['UTF-16 BE', bigEndian(text)],
  ];
  for (const [name, bytes] of encodings) {
    it(`reads ${name}`, () => {
      const result = scanFile(bytes, 'a.yaml');
      assert.ok(result.kind === 'scanned');
      assert.equal(result.text, text);
      const [finding] = result.findings;
      assert.equal(result.text.slice(finding?.span.start, finding?.span.end), fill('⟦password⟧'));
    });
  }

  it('reads UTF-16 without a mark although a character of it ends in a zero', () => {
    const withFace = `# 😀\n${text}`;
    for (const bytes of [Buffer.from(withFace, 'utf16le'), bigEndian(withFace)]) {
      const result = scanFile(bytes, 'a.yaml');
      assert.ok(result.kind === 'scanned');
      assert.deepEqual([result.text, result.findings.length], [withFace, 1]);
    }
  });

  it('skips UTF-32, which begins like UTF-16', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0, 0, ...Buffer.from('a\0\0\0b\0\0\0')]);
    assert.deepEqual(scanFile(bytes, 'a.yaml'), { kind: 'skipped', reason: 'binary' });
  });

  it('skips what is no text', () => {
    assert.deepEqual(scanFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'a.png'), {
      kind: 'skipped',
      reason: 'binary',
    });
  });

  it('reads nothing where no keyword stands', () => {
    assert.deepEqual(scanFile(Buffer.from('hello world'), 'a.txt'), {
      kind: 'scanned',
      text: '',
      ...emptyResult,
    });
  });
});
