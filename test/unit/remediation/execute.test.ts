import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '../../../server/src/core/secret.ts';
import { noRecord, storePlanned } from '../../../server/src/remediation/execute.ts';
import type { StoringStore, StoreOutcome } from '../../../server/src/remediation/execute.ts';
import type { PlannedSecret } from '../../../server/src/remediation/migration.ts';
import { tokenSource } from '../../../server/src/remediation/tokens.ts';
import { openAwsStore } from '../../../server/src/secrets/aws/index.ts';
import { StoreError } from '../../../server/src/secrets/store.ts';
import type { SecretStore } from '../../../server/src/secrets/store.ts';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';

const canary = 'c4nary-Quagga-55';

const planned = (name: string, values: Readonly<Record<string, string | number>>, exists = false): PlannedSecret => ({
  kind: exists ? 'verify' : 'create',
  name,
  description: 'Moved out of src/db.ts by Unhardcode',
  content: {
    kind: 'object',
    values: new Map(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? value : new Secret(value)]),
    ),
  },
});

const resultOf = (outcome: StoreOutcome): string =>
  outcome.kind === 'stored'
    ? `${outcome.secret.name} ${outcome.created ? 'created' : 'there'}`
    : `${outcome.secret.name} ${outcome.error.code}`;

describe('storing what was planned', () => {
  let sandbox: TestSandbox;
  let store: SecretStore;
  before(async () => {
    sandbox = await startTestSandbox();
    const nowhere = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
    store = await openAwsStore({ env: { ...nowhere, ...sandbox.environment } });
  });
  after(() => sandbox.close());

  const textOf = async (name: string): Promise<string> => {
    const { value } = await store.read(name);
    return value.kind === 'text' ? value.text.reveal() : '';
  };
  const put = (name: string, text: string) =>
    store.create({ name, value: { kind: 'text', text: new Secret(text) }, token: crypto.randomUUID() });
  const run = async (secrets: readonly PlannedSecret[], through: StoringStore = store) =>
    (await storePlanned(secrets, through, tokenSource())).map(resultOf);

  it('creates AWS’s structure in its order, numbers as numbers', async () => {
    const values = { engine: 'postgres', host: 'db', username: 'app', password: canary, port: 5432 };
    assert.deepEqual(await run([planned('a/database', values)]), ['a/database created']);
    assert.equal(await textOf('a/database'), JSON.stringify(values));
    assert.equal((await store.describe('a/database')).description, 'Moved out of src/db.ts by Unhardcode');
  });

  it('keeps every text as it is', async () => {
    const value = `"quotes" \\ 'n' newline\n\u0000 emoji 🔑 ${'x'.repeat(60_000)}`;
    assert.deepEqual(await run([planned('a/text', { value })]), ['a/text created']);
    assert.equal((JSON.parse(await textOf('a/text')) as { value: string }).value, value);
  });

  it('uses a secret of that name that holds the same, whatever else is in it', async () => {
    await put('a/same', JSON.stringify({ other: 'x', password: canary, port: 5432 }));
    assert.deepEqual(await run([planned('a/same', { password: canary, port: 5432 })]), ['a/same there']);
    assert.deepEqual(await run([planned('a/same', { password: canary }, true)]), ['a/same there']);
  });

  for (const [title, text] of Object.entries({
    'another value': JSON.stringify({ password: 'something else' }),
    'another key': JSON.stringify({ token: canary }),
    'no JSON': canary,
    'a list': JSON.stringify([canary]),
  })) {
    it(`overwrites nothing: a secret of that name with ${title}`, async () => {
      const name = `b/${title.replaceAll(' ', '_')}`;
      await put(name, text);
      assert.deepEqual(await run([planned(name, { password: canary })]), [`${name} name-taken`]);
      assert.equal(await textOf(name), text);
      assert.equal(Object.keys((await store.describe(name)).versions).length, 1);
    });
  }

  it('a name that is scheduled for deletion is told how to be restored', async () => {
    await put('c/gone', '{}');
    await store.delete('c/gone', 7);
    const [outcome] = await storePlanned([planned('c/gone', { password: canary })], store, tokenSource());
    assert.ok(outcome?.kind === 'failed' && outcome.error.code === 'scheduled-for-deletion');
    assert.match(outcome.error.message, /Nothing was stored.*Restore it/);
  });

  it('one that fails does not stop the others', async () => {
    await put('d/two', '{}');
    const secrets = ['d/one', 'd/two', 'd/three'].map((name) => planned(name, { password: canary }));
    assert.deepEqual(await run(secrets), ['d/one created', 'd/two name-taken', 'd/three created']);
  });

  it('a retry after a lost answer stores once', async () => {
    const tokens = tokenSource();
    let lose = true;
    const losing: StoringStore = {
      read: (...args) => store.read(...args),
      put: (...args) => store.put(...args),
      async create(secret, signal) {
        const stored = await store.create(secret, signal);
        if (lose) throw new StoreError('offline', 'the answer was lost');
        return stored;
      },
    };
    const secrets = [planned('e/lost', { password: canary })];
    assert.deepEqual((await storePlanned(secrets, losing, tokens)).map(resultOf), ['e/lost offline']);
    lose = false;
    assert.deepEqual((await storePlanned(secrets, losing, tokens)).map(resultOf), ['e/lost created']);
    assert.equal(Object.keys((await store.describe('e/lost')).versions).length, 1);
  });

  it('a value that reads back otherwise is a failure, without the value in it', async () => {
    const lying: StoringStore = {
      create: (secret, signal) => store.create(secret, signal),
      put: (...args) => store.put(...args),
      read: async (...args) => ({ ...(await store.read(...args)), value: { kind: 'text', text: new Secret('other') } }),
    };
    const outcomes = await storePlanned([planned('f/lie', { password: canary })], lying, tokenSource());
    assert.deepEqual(outcomes.map(resultOf), ['f/lie unexpected']);
    assert.ok(!inspect(outcomes, { depth: 9, showHidden: true }).includes(canary));
  });

  it('an aborted signal cancels and stores no more', async () => {
    const controller = new AbortController();
    const stopping: StoringStore = {
      read: (...args) => store.read(...args),
      put: (...args) => store.put(...args),
      create(secret, signal) {
        controller.abort();
        return store.create(secret, signal);
      },
    };
    const secrets = [planned('g/one', { password: canary }), planned('g/two', { password: canary })];
    await assert.rejects(
      storePlanned(secrets, stopping, tokenSource(), noRecord, controller.signal),
      (error) => error instanceof StoreError && error.code === 'cancelled',
    );
    await assert.rejects(store.read('g/two'), (error) => error instanceof StoreError && error.code === 'not-found');
  });
});

describe('idempotency tokens', () => {
  it('are the same for the same name and value, and for nothing else', () => {
    const tokens = tokenSource();
    const token = tokens.tokenFor('a', 'value');
    assert.match(token, /^[0-9a-f-]{36}$/);
    assert.equal(tokens.tokenFor('a', 'value'), token);
    const others = [tokens.tokenFor('b', 'value'), tokens.tokenFor('a', 'other'), tokens.tokenFor('av', 'alue')];
    assert.equal(new Set([token, ...others, tokenSource().tokenFor('a', 'value')]).size, 5);
  });
});
