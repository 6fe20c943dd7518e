import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/finding.ts';
import type { MigrationInput, MigrationPlan } from '../../../server/src/remediation/migration.ts';
import { planMigration } from '../../../server/src/remediation/plan.ts';
import { languageOf } from '../../../server/src/syntax/lexical/languageOf.ts';
import { testParser } from '../../rewriting/support/grammars.ts';
import { placesIn, secretsIn } from './planCase.ts';

/** A document whose findings are marked by `⟦` and `⟧`, whatever a scan would say of them. */
function marked(path: string, text: string): MigrationInput {
  const pieces = text.split(/[⟦⟧]/);
  const findings: Finding[] = [];
  let offset = 0;
  for (const [index, piece] of pieces.entries()) {
    const span = { start: offset, end: offset + piece.length };
    const fingerprint = `${path}:${index}`;
    if (index % 2 === 1) {
      findings.push({ rule: 'hardcoded-token', kind: 'token', span, confidence: 'likely', evidence: [], fingerprint });
    }
    offset = span.end;
  }
  return {
    snapshot: { uri: `file:///shop/${path}`, version: 1, languageId: languageOf(path), text: pieces.join('') },
    path,
    findings,
    rootUri: 'file:///shop',
    project: { packageType: 'module', files: new Map() },
  };
}

const planOf = (...inputs: readonly MigrationInput[]): Promise<MigrationPlan> =>
  planMigration(inputs, { style: 'auto', projectName: 'shop' }, testParser);

const cases: Readonly<Record<string, readonly [string, string, string]>> = {
  'an empty value': ['a.mjs', `export const token = '⟦⟧';\n`, 'empty-value'],
  'half of a surrogate pair': ['a.mjs', `export const token = '⟦abc\\ud83d-defghi⟧';\n`, 'not-unicode-text'],
  'more than a secret holds': ['a.py', `token = "⟦${'ü'.repeat(32_760)}⟧"\n`, 'too-large'],
  'a place that is no literal': ['a.py', `# ⟦ghjk3456-rtzu⟧\n`, 'not-a-literal'],
  'an unknown language': ['a.zig', `const token = "⟦ghjk3456-rtzu⟧";\n`, 'language-not-supported'],
};

describe('places that are refused', () => {
  for (const [title, [path, text, reason]] of Object.entries(cases)) {
    it(title, async () => {
      const plan = await planOf(marked(path, text));
      const [place] = plan.places;
      assert.ok(place?.outcome.kind === 'refused' && place.outcome.reason === reason, JSON.stringify(place?.outcome));
      assert.ok(place.outcome.message.length > 10 && !place.outcome.message.includes('ghjk'));
      assert.deepEqual([plan.secrets, plan.files, plan.newFiles, plan.dependencies], [[], [], [], []]);
    });
  }

  it('values that do not fit into one secret together get one each', async () => {
    const [one, two] = ['x', 'y'].map((letter) => letter.repeat(40_000));
    const input = marked('a.py', `smtp_password = "⟦${one ?? ''}⟧"\nsmtp_passwd = "⟦${two ?? ''}⟧"\n`);
    const plan = await planOf(input);
    assert.deepEqual(Object.keys(secretsIn(plan)), ['shop/dev/smtp', 'shop/dev/smtp-password']);
  });

  it('two values in one literal are both read from the store', async () => {
    const files = { 'a.py': 'pair = "ghjk3456-rtzu:poiu9876-lkjh"\n' };
    const plan = await planOf(marked('a.py', 'pair = "⟦ghjk3456-rtzu⟧:⟦poiu9876-lkjh⟧"\n'));
    assert.deepEqual(placesIn(plan, files), [
      'a.py:ghjk3456-rtzu → shop/dev/pair#token inline',
      'a.py:poiu9876-lkjh → shop/dev/pair#pair_token inline',
    ]);
    assert.deepEqual(secretsIn(plan), {
      'shop/dev/pair': { token: 'ghjk3456-rtzu', pair_token: 'poiu9876-lkjh' },
    });
  });
});
