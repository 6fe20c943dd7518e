import assert from 'node:assert/strict';
import { scan } from '../../../server/src/detection/scan.ts';
import { scanFile } from '../../../server/src/detection/scanFile.ts';
import { createScratch } from '../../../server/src/detection/scratch.ts';
import { fill } from './marked.ts';

const files: readonly (readonly [what: string, path: string, text: string])[] = [
  ['ASCII', 'a.ts', fill('const password = "⟦password⟧";\nlogin(user, "⟦password⟧");')],
  ['what is longer', 'a.py', `${'value = compute(1)\n'.repeat(9000)}${fill('api_key = "⟦token⟧"')}`],
  ['letters beyond ASCII', 'a.ts', fill('// schöne Grüße\nconst kennwort = "⟦password⟧";')],
  ['another script', '.env', fill('# пароль\nDB_PASSWORD=⟦password⟧')],
  ['nothing', 'a.md', 'Nothing at all.'],
  ['what is shorter', 'a.yaml', fill('password: ⟦password⟧')],
];

describe('scan of a file', () => {
  const scratch = createScratch();
  for (const [what, path, text] of files) {
    it(`finds in the bytes of ${what} what a scan of the text finds`, () => {
      const scanned = scanFile(Buffer.from(text), path, {}, scratch);
      assert.equal(scanned.kind, 'scanned');
      const expected = scan({ text, path });
      assert.equal(expected.findings.length > 0, what !== 'nothing');
      assert.deepEqual(scanned, { ...scanned, ...expected });
    });
  }
});
