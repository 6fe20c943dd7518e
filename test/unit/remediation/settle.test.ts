import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import type { StoringStore } from '../../../server/src/remediation/execute.ts';
import { settlePlan } from '../../../server/src/remediation/settle.ts';
import { StoreError } from '../../../server/src/secrets/store.ts';
import type { StoreErrorCode } from '../../../server/src/secrets/store.ts';
import { testParser } from '../../rewriting/support/grammars.ts';
import { inputsOf, placesIn, secretsIn } from './planCase.ts';
import type { Files } from './planCase.ts';

const first = 'Zebra-pl4nted-81';
const second = 'Walrus-pl4nted-72';

/** What the store holds: a text, or the error that reading ends with. */
type Content = Readonly<Record<string, string | { readonly error: StoreErrorCode }>>;

const holding = (content: Content, read: string[]): Pick<StoringStore, 'read'> => ({
  read(name) {
    read.push(name);
    const found = content[name] ?? { error: 'not-found' };
    if (typeof found !== 'string') return Promise.reject(new StoreError(found.error, `no ${name}`));
    const value = { kind: 'text', text: new Secret(found) } as const;
    return Promise.resolve({ arn: `arn:${name}`, name, versionId: 'v', value, stages: [] });
  },
});

interface SettleCase {
  readonly files: Files;
  readonly content: Content;
  readonly known?: readonly string[];
  readonly secretName?: string;
  readonly places: readonly string[];
  /** Secrets that are to be created. */
  readonly created: readonly string[];
  readonly reads: readonly string[];
}

const mail = { 'mail.py': `smtp_password = "${first}"\n` };

const cases: Readonly<Record<string, SettleCase>> = {
  'a free name': {
    files: mail,
    content: {},
    places: [`mail.py:${first} → shop/dev/smtp#password inline`],
    created: ['shop/dev/smtp'],
    reads: ['shop/dev/smtp'],
  },
  'the value is there under another key': {
    files: mail,
    content: { 'shop/dev/smtp': JSON.stringify({ old_password: first }) },
    places: [`mail.py:${first} → shop/dev/smtp#old_password inline`],
    created: [],
    reads: ['shop/dev/smtp'],
  },
  'the name holds something else, the next one too': {
    files: mail,
    content: { 'shop/dev/smtp': '{"password":"other"}', 'shop/dev/smtp-password': 'plain text' },
    places: [`mail.py:${first} → shop/dev/smtp-2#password inline`],
    created: ['shop/dev/smtp-2'],
    reads: ['shop/dev/smtp', 'shop/dev/smtp-password', 'shop/dev/smtp-2'],
  },
  'a run that was interrupted after storing two values under one name': {
    // The first file is edited already, so the name of the second value would be proposed for it alone.
    files: { 'b.py': `SMTP_PASSWD = "${second}"\n` },
    content: { 'shop/dev/smtp': JSON.stringify({ password: first, smtp_passwd: second }) },
    places: [`b.py:${second} → shop/dev/smtp#smtp_passwd inline`],
    created: [],
    reads: ['shop/dev/smtp'],
  },
  'a run that was interrupted after storing under a name that nothing proposes now': {
    files: { 'b.py': `smtp_password = "${first}"\n` },
    content: { 'shop/dev/database': JSON.stringify({ engine: 'postgres', username: 'app', password: first }) },
    known: ['shop/dev/database'],
    places: [`b.py:${first} → shop/dev/database#password inline`],
    created: [],
    reads: ['shop/dev/database'],
  },
  'a name that is scheduled for deletion is left for creating to explain': {
    files: mail,
    content: { 'shop/dev/smtp': { error: 'scheduled-for-deletion' } },
    places: [`mail.py:${first} → shop/dev/smtp#password inline`],
    created: ['shop/dev/smtp'],
    reads: ['shop/dev/smtp'],
  },
  'a secret that cannot be decrypted keeps its name': {
    files: mail,
    content: { 'shop/dev/smtp': { error: 'decryption-failed' } },
    places: [`mail.py:${first} → shop/dev/smtp-password#password inline`],
    created: ['shop/dev/smtp-password'],
    reads: ['shop/dev/smtp', 'shop/dev/smtp-password'],
  },
  'a name chosen by the user gives way to nothing': {
    files: mail,
    content: { 'my/own': '{"password":"other"}' },
    secretName: 'my/own',
    places: [`mail.py:${first} → my/own#password inline`],
    created: ['my/own'],
    reads: [],
  },
};

describe('a plan that fits what is stored', () => {
  for (const [title, { files, content, known, secretName, places, created, reads }] of Object.entries(cases)) {
    it(title, async () => {
      const read: string[] = [];
      const choice = {
        style: 'inline',
        projectName: 'shop',
        ...(secretName === undefined ? {} : { secretName }),
      } as const;
      const plan = await settlePlan(inputsOf(files), choice, testParser, holding(content, read), known);
      assert.deepEqual(placesIn(plan, files), places);
      assert.deepEqual(
        plan.secrets.filter(({ kind }) => kind === 'create').map(({ name }) => name),
        created,
      );
      assert.deepEqual(read, reads);
      for (const values of Object.values(secretsIn(plan))) assert.ok(Object.keys(values).length > 0);
    });
  }

  it('what keeps the store from being asked is told', async () => {
    const store = holding({ 'shop/dev/smtp': { error: 'access-denied' } }, []);
    await assert.rejects(
      settlePlan(inputsOf(mail), { style: 'inline', projectName: 'shop' }, testParser, store),
      (error) => error instanceof StoreError && error.code === 'access-denied',
    );
  });
});
