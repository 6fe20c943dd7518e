import assert from 'node:assert/strict';
import { rescanSteps } from '../../../server/src/detection/rescan.ts';
import type { Rescan, ScanMemory } from '../../../server/src/detection/rescan.ts';
import { scan } from '../../../server/src/detection/scan.ts';
import type { Source } from '../../../server/src/detection/source.ts';
import { fill } from './marked.ts';

function rescan(before: ScanMemory | undefined, source: Source): Rescan {
  const steps = rescanSteps(before, source);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Pseudo-random numbers below `limit`, the same on every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}

const pem = [
  '-----BEGIN RSA PRIVATE',
  ' KEY-----\n',
  'MIIEpAIBAAKCAQEA7bq98GzJ0Zk1\n'.repeat(8),
  '-----END RSA PRIVATE',
  ' KEY-----',
];
const github = ['ghp_', 'x7Kq2mVbN9sLw4RtZ1yHc8PdJ3uFgE', '2Zq1Ab'].join('');

/** Lines that depend on what stands around them, in many ways. */
const lines: readonly string[] = [
  'const total = compute(first, "second");',
  'def compute(self, value): return value + 1',
  '  - name: build\n    run: make all',
  fill('password = "⟦password⟧"'),
  fill("api_key: '⟦token⟧'"),
  fill('DB_PASSWORD=⟦password⟧'),
  fill('url = "postgres://app:⟦password⟧@db.internal:5432/shop"'),
  fill('Server=db;User Id=app;Password=⟦password⟧;'),
  fill('all = "Server=a;Uid=app;Password=⟦password⟧;Server=b;Uid=app;Password=⟦password⟧;"'),
  'Server=a;Password=${secret};'.repeat(60),
  fill('host=db password=⟦password⟧ user=app;Server=db;Pwd=⟦password⟧;\nUid=app'),
  fill('login(user, "⟦password⟧")'),
  fill('pw = "⟦password⟧"'),
  'client.login(user, pw)',
  fill('if (password == "⟦password⟧") {'),
  fill('mysql -u root -p⟦password⟧ shop'),
  fill("CREATE USER app IDENTIFIED BY '⟦password⟧';"),
  fill('kind: Secret\nstringData:\n  password: ⟦password⟧'),
  fill('"password",\n  "⟦password⟧"'),
  `token = "${github}"`,
  pem.join(''),
  '// unhardcode:ignore-next-line',
  '/* password: none */',
  '# secret = see the vault',
  "it's a text about a password and a token",
  '"""a docstring with the token in it"""',
  'const page = `token ${token} of ${user}`;',
  '}',
  '',
];

/** What is typed, pasted or cut: above all what opens or closes something. */
const pieces: readonly string[] = [
  ...['"', "'", '`', '"""', '/*', '*/', '//', '#', '\\', '${', '}', '(', ')', '\n', '\r\n', ' ', 'a', '=', '---\n'],
  ...pem,
  ...lines,
];

const text = (random: (limit: number) => number, count: number): string =>
  Array.from({ length: count }, () => lines[random(10) < 6 ? random(3) : random(lines.length)] ?? '').join('\n');

function edited(before: string, random: (limit: number) => number): string {
  const at = random(before.length + 1);
  switch (random(8)) {
    case 0:
      return before.slice(0, at) + before.slice(at + random(40));
    case 1:
      return before.slice(0, at) + before.slice(at + random(6000));
    case 2:
      return before.slice(0, at) + text(random, 40) + before.slice(at);
    case 3:
      return before.slice(0, at) + before.slice(at).replace(random(2) === 0 ? '\n' : /["'`*]/, '');
    case 4:
      return before.slice(0, at) + before.slice(at).replace(/[A-Z]/, 'x');
    default:
      return before.slice(0, at) + (pieces[random(pieces.length)] ?? '') + before.slice(at);
  }
}

/** More of them when something about the dependence of hits changes. */
const rounds = 1;

describe('rescan', () => {
  for (const path of ['a.ts', 'a.py', 'a.yaml', 'a.sh', 'a.php', '.env', 'a.md', 'a.sql', 'a.rb', 'A.java', 'a.xml']) {
    it(`gives what a scan gives, after random edits of ${path}`, () => {
      const random = randomNumbers(path.length * 7919 + path.charCodeAt(2));
      for (let round = 0; round < rounds; round++) {
        let source: Source = { text: text(random, 1500), path };
        let { memory } = rescan(undefined, source);
        for (let edit = 0; edit < 20; edit++) {
          source = { ...source, text: edited(source.text, random) };
          const again = rescan(memory, source);
          assert.deepEqual(again.result, scan(source), `round ${round}, edit ${edit}`);
          memory = again.memory;
        }
      }
    });
  }

  it('looks only at what an edit can influence', () => {
    const source = { text: text(randomNumbers(3), 4000), path: 'a.ts' };
    const { memory } = rescan(undefined, source);
    const middle = source.text.indexOf('\nconst', source.text.length / 2);
    const changed = { ...source, text: `${source.text.slice(0, middle)} ${source.text.slice(middle)}` };
    const again = rescan(memory, changed);
    const before = new Set(memory.looks.found.values());
    const kept = [...again.memory.looks.found.values()].filter((found) => before.has(found));
    assert.ok(kept.length > before.size / 3, `${kept.length} of ${before.size}`);
    assert.deepEqual(again.result, scan(changed));
  });

  it('begins anew for another file', () => {
    const source = { text: text(randomNumbers(5), 200), path: 'a.ts' };
    const { memory } = rescan(undefined, source);
    const moved = { ...source, path: 'test/a.py' };
    assert.deepEqual(rescan(memory, moved).result, scan(moved));
  });
});
