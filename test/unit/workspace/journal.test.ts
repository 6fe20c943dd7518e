import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../server/src/workspace/journal/journal.ts';
import type { Journal, RunRecord } from '../../../server/src/workspace/journal/journal.ts';

interface Place {
  readonly journal: Journal;
  readonly root: string;
  readonly file: string;
  begin(): RunRecord;
  /** The one record. */
  record(): string;
}

/** A project with one file, and a journal of its own. */
function check(work: (place: Place) => Promise<void> | void): () => Promise<void> {
  return async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhardcode-journal-')));
    const root = join(folder, 'project');
    const file = join(root, 'db.js');
    mkdirSync(root);
    writeFileSync(file, 'const password = "x";\n');
    const journal = openJournal({ XDG_STATE_HOME: join(folder, 'state') });
    try {
      await work({
        journal,
        root,
        file,
        begin: () => journal.begin({ root, store: { region: 'eu-west-1' }, filesFor: () => [file] }),
        record: () => journal.leftovers().unfinished[0]?.record ?? '',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const secret = { name: 'shop/dev/db', token: '6f1ed002-ab5d-4f4c-8b9c-1a2b3c4d5e6f' };
const names = (journal: Journal, root: string): readonly string[] =>
  journal.unfinishedIn(root).map(({ name, state }) => `${name} ${state}`);

describe('the journal of migrations', () => {
  it(
    'remembers how far a run has come',
    check(({ journal, root, begin }) => {
      const run = begin();
      run.planned([secret]);
      assert.deepEqual(names(journal, root), ['shop/dev/db planned']);
      run.stored(secret.name, 'arn:1');
      assert.deepEqual(names(journal, root), ['shop/dev/db stored']);
      run.verified(secret.name);
      assert.deepEqual(names(journal, root), ['shop/dev/db verified']);
    }),
  );

  it(
    'forgets what every file reads, whoever has edited it',
    check(({ journal, root, file, begin }) => {
      begin().planned([secret]);
      writeFileSync(file, `const password = await getSecret('${secret.name}', 'password');\n`);
      assert.deepEqual(names(journal, root), []);
    }),
  );

  it(
    'gives the token of an interrupted run to the next, which takes its work over',
    check(({ journal, root, begin }) => {
      begin().planned([secret]);
      const next = begin();
      assert.equal(next.tokenOf(secret.name), secret.token);
      next.planned([secret]);
      assert.deepEqual(names(journal, root), ['shop/dev/db planned']);
    }),
  );

  it(
    'reads a record whose last line was cut off',
    check(({ journal, root, begin, record }) => {
      begin().planned([secret]);
      appendFileSync(record(), '{"step":"stored","name":"shop/dev');
      assert.deepEqual(names(journal, root), ['shop/dev/db planned']);
    }),
  );

  for (const [what, text] of Object.entries({
    'a damaged record': 'not a record\n',
    'a record of a later version': '{"step":"begin","version":2}\n',
  })) {
    it(
      `leaves ${what} alone and tells of it`,
      check(({ journal, begin, record }) => {
        begin().planned([secret]);
        const file = record();
        writeFileSync(file, text);
        assert.deepEqual(journal.leftovers(), { unfinished: [], unreadable: [file] });
        assert.equal(readFileSync(file, 'utf8'), text);
      }),
    );
  }

  it(
    'finds the records of a project that was moved',
    check(({ journal, root, begin }) => {
      begin().planned([secret]);
      renameSync(root, `${root}-moved`);
      assert.deepEqual(names(journal, `${root}-moved`), ['shop/dev/db planned']);
    }),
  );

  it(
    'lets one at a time work on a project',
    check(async ({ journal, root }) => {
      const { signal } = new AbortController();
      const leave = await journal.enter(root, signal, () => assert.fail('nobody is there'));
      const waiting: string[] = [];
      const second = journal.enter(root, signal, (holder) => void waiting.push(holder));
      leave();
      (await second)();
      assert.match(waiting.join(), new RegExp(`process ${process.pid}`));
    }),
  );

  it('does without where nothing can be kept', async () => {
    const journal = openJournal({ XDG_STATE_HOME: '/dev/null/none' });
    const problems: string[] = [];
    const onProblem = (code: string): void => void problems.push(code);
    const run = journal.begin({ root: '/', store: { region: 'eu-west-1' }, filesFor: () => [], onProblem });
    run.planned([secret]);
    run.stored(secret.name, 'arn:1');
    (await journal.enter('/', new AbortController().signal, () => undefined))();
    assert.deepEqual([problems, journal.leftovers().unfinished], [['ENOTDIR'], []]);
  });
});
