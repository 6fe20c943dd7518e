import assert from 'node:assert/strict';
import { rescanSteps } from '../../../server/src/detection/rescan.ts';

/** What is repeated, in which file: text that makes a finder look again and again at the same characters. */
const repeated: readonly (readonly [path: string, piece: string])[] = [
  ['.env', 'Server=a;Password=b;'],
  ['.env', 'Server=a;Password=b;\n'],
  ['a.ts', 'Server=a;Password=b;'],
  ['.env', 'Server=a;Password=${b};'],
  ['.env', 'Password=b '],
  ['.env', 'host=db password=b user=c '],
  ['a.cs', 'AccountName=a;AccountKey=b;'],
  ['.env', 'host:6380,password=b,ssl=True '],
  ['.env', 's3://u:p@h,'],
  ['a.ts', 'a://'],
  ['a.java', '"jdbc:m'],
  ['a.go', '@tcp('],
  ['a.sh', 'connect '],
  ['a.sh', 'password='],
  ['a.ts', 'password="'],
  ['a.ts', 'password = '],
  ['a.ts', 'password('],
  ['a.ts', 'login('],
  ['a.ts', '=/a login('],
  ['a.ts', 'password=`${'],
  ['a.py', "password='''"],
  ['a.ts', '/* password '],
  ['a.yaml', 'kind: Secret\n'],
  ['a.xml', '<add key="password" value="'],
  ['a.json', '{"name":"password","value":'],
  ['a.sql', "IDENTIFIED BY '"],
  ['a.ts', '-----BEGIN PRIVATE KEY-----'],
];

/** Processor time, so that what else a machine does counts little. */
function milliseconds(path: string, text: string): number {
  const before = process.cpuUsage();
  const steps = rescanSteps(undefined, { path, text });
  while (steps.next().done !== true);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const length = 8192;
/** Below this, a difference is noise. */
const unmeasurable = 50;

describe('hostile text', function () {
  this.timeout(60_000);
  for (const [path, piece] of repeated) {
    it(`takes no longer than in proportion: ${path}: ${piece.trim()}`, () => {
      const timeOf = (times: number): number => {
        const text = piece.repeat(Math.ceil((length * times) / piece.length));
        return Math.min(milliseconds(path, text), milliseconds(path, text));
      };
      const [once, fourfold] = [timeOf(1), timeOf(4)];
      assert.ok(fourfold < unmeasurable || fourfold / once < 2.6 ** 2, `${once} ms, then ${fourfold} ms`);
    });
  }

  it('finds each of many connection strings on one line', () => {
    const passwords = Array.from({ length: 300 }, (_, index) => `x8Kq2mVb${index}`);
    const text = passwords.map((password) => `Server=db;User Id=app;Password=${password};`).join('');
    const steps = rescanSteps(undefined, { path: '.env', text });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const found = step.value.result.findings.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found, passwords);
  });
});
