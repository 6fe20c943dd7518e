import assert from 'node:assert/strict';
import { scan } from '../../../server/src/detection/scan.ts';
import { builtInRules } from '../../../server/src/detection/rules/index.ts';
import { rulePages, updatePages, writtenPages } from './pages.ts';

describe('the pages about rules', function () {
  this.timeout(60_000);

  before(async () => {
    if (process.env.UPDATE_RULE_PAGES === '1') await updatePages();
  });

  it('are what the rules say (UPDATE_RULE_PAGES=1 writes them)', async () => {
    const expected = await rulePages();
    const written = writtenPages();
    assert.deepEqual([...written.keys()].sort(), [...expected.keys()].sort());
    const outdated = [...expected].flatMap(([name, text]) => (written.get(name) === text ? [] : [name]));
    assert.deepEqual(outdated, []);
  });

  it('have one place a rule, to which the index points', () => {
    const pages = writtenPages();
    const index = pages.get('README.md') ?? '';
    const missing = builtInRules.flatMap(({ id }) => {
      const page = /^[a-z]/.test(id) ? `${id.charAt(0)}.md` : '0-9.md';
      const isThere = (pages.get(page) ?? '').split(`\n## ${id}\n`).length === 2;
      return isThere && index.includes(`(${page}#${id})`) ? [] : [id];
    });
    assert.deepEqual(missing, []);
  });

  it('hold nothing that looks like a credential', () => {
    const found = [...writtenPages()].flatMap(([name, text]) =>
      scan({ text, path: `docs/rules/${name}` }).findings.map(
        ({ rule, span }) => `${name}:${String(span.start)} ${rule}`,
      ),
    );
    assert.deepEqual(found, []);
  });
});
