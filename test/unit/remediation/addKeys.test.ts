import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '../../../server/src/core/secret.ts';
import { addKeys } from '../../../server/src/remediation/addKeys.ts';
import type { KeyAddingStore, KeysAdded } from '../../../server/src/remediation/addKeys.ts';
import { tokenSource } from '../../../server/src/remediation/tokens.ts';
import { openAwsStore } from '../../../server/src/secrets/aws/index.ts';
import { StoreError } from '../../../server/src/secrets/store.ts';
import type { SecretStore, SecretValue } from '../../../server/src/secrets/store.ts';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';

const canary = 'c4nary-Quagga-55';
const text = (value: string): SecretValue => ({ kind: 'text', text: new Secret(value) });
const members = (values: Readonly<Record<string, string | number>>) =>
  new Map(Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? value : new Secret(value)]));

describe('adding keys to a secret that is there', () => {
  let sandbox: TestSandbox;
  let store: SecretStore;
  let number = 0;
  before(async () => {
    sandbox = await startTestSandbox();
    const nowhere = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
    store = await openAwsStore({ env: { ...nowhere, ...sandbox.environment } });
  });
  after(() => sandbox.close());

  const textOf = async (name: string): Promise<string> => {
    const { value } = await store.read(name);
    return value.kind === 'text' ? value.text.reveal() : '(binary)';
  };
  const made = async (value: SecretValue): Promise<string> => {
    number += 1;
    const name = `shop/dev/number${number}`;
    await store.create({ name, value, token: crypto.randomUUID() });
    return name;
  };
  const versionsOf = async (name: string): Promise<number> => Object.keys((await store.describe(name)).versions).length;
  const write = (name: string, value: string) => store.put(name, text(value), crypto.randomUUID());
  /** The store, with something that happens around its calls. */
  const withMeddler = (around: Partial<KeyAddingStore>): KeyAddingStore => ({
    read: (...args) => store.read(...args),
    put: (...args) => store.put(...args),
    ...around,
  });
  const add = (name: string, values: Readonly<Record<string, string | number>>, through: KeyAddingStore = store) =>
    addKeys(name, members(values), through, tokenSource());
  const codeOf = async (work: Promise<KeysAdded>): Promise<string> => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof StoreError);
    assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(canary), 'no value in an error');
    return error.code;
  };

  const texts: Readonly<Record<string, readonly [string, string]>> = {
    'an object': ['{"token":"x"}', `{"token":"x","password":"${canary}"}`],
    'an empty object': ['{ }', `{ "password":"${canary}"}`],
    'white space, order, large numbers and nested values as they are': [
      '{\n  "b": 12345678901234567890,\n  "a": {"deep": [1e400]},\n  "b": 1.0\n}\n',
      `{\n  "b": 12345678901234567890,\n  "a": {"deep": [1e400]},\n  "b": 1.0\n,"password":"${canary}"}\n`,
    ],
    'a brace in a value': ['{"a":"}"}', `{"a":"}","password":"${canary}"}`],
  };
  for (const [title, [before, after]] of Object.entries(texts)) {
    it(title, async () => {
      const name = await made(text(before));
      const { added, merged } = await add(name, { password: canary });
      assert.deepEqual([added, merged, await textOf(name)], [['password'], false, after]);
    });
  }

  it('what is there with the same value is used, and nothing is written', async () => {
    const name = await made(text(JSON.stringify({ password: canary, port: 5432 })));
    assert.deepEqual((await add(name, { password: canary, port: 5432 })).added, []);
    assert.equal(await versionsOf(name), 1);
    assert.deepEqual((await add(name, { password: canary, user: 'app' })).added, ['user']);
  });

  const refused: Readonly<Record<string, readonly [SecretValue, string]>> = {
    'the key has another value': [text('{"password":"other"}'), 'name-taken'],
    'the key has an object': [text('{"password":{}}'), 'name-taken'],
    'plain text': [text('just a text'), 'invalid-request'],
    'a list': [text('[]'), 'invalid-request'],
    'a number': [text('1'), 'invalid-request'],
    'binary data': [{ kind: 'binary', bytes: new Uint8Array([0, 255]) }, 'invalid-request'],
    'no room': [text(JSON.stringify({ a: 'x'.repeat(65_500) })), 'invalid-request'],
  };
  for (const [title, [value, code]] of Object.entries(refused)) {
    it(`refuses: ${title}`, async () => {
      const name = await made(value);
      const before = await textOf(name);
      assert.equal(await codeOf(add(name, { password: canary })), code);
      assert.deepEqual([await textOf(name), await versionsOf(name)], [before, 1]);
    });
  }

  it('fills a secret to the last byte, and not one more', async () => {
    const room = 65_536 - '{"a":"","password":""}'.length - canary.length;
    const name = await made(text(JSON.stringify({ a: 'x'.repeat(room) })));
    await add(name, { password: canary });
    assert.equal(Buffer.byteLength(await textOf(name)), 65_536);
    const full = await made(text(JSON.stringify({ a: 'x'.repeat(room + 1) })));
    assert.equal(await codeOf(add(full, { password: canary })), 'invalid-request');
  });

  it('a secret that is not there, and one that is scheduled for deletion', async () => {
    assert.equal(await codeOf(add('shop/dev/nowhere', { password: canary })), 'not-found');
    const name = await made(text('{}'));
    await store.delete(name, 7);
    assert.equal(await codeOf(add(name, { password: canary })), 'scheduled-for-deletion');
  });

  it('a change between reading and writing is kept', async () => {
    const name = await made(text('{"token":"old"}'));
    let others = 1;
    const through = withMeddler({
      async put(...args) {
        if (others > 0) await write(name, '{"token":"new","extra":"theirs"}');
        others -= 1;
        return store.put(...args);
      },
    });
    const { added, merged } = await add(name, { password: canary }, through);
    assert.deepEqual([added, merged], [['password'], true]);
    assert.deepEqual(JSON.parse(await textOf(name)), { token: 'new', extra: 'theirs', password: canary });
  });

  it('a change right after writing that leaves our key out is added to', async () => {
    const name = await made(text('{"token":"old"}'));
    let others = 1;
    const through = withMeddler({
      async put(...args) {
        const stored = await store.put(...args);
        if (others > 0) await write(name, '{"token":"new"}');
        others -= 1;
        return stored;
      },
    });
    const { merged } = await add(name, { password: canary }, through);
    assert.equal(merged, true);
    assert.deepEqual(JSON.parse(await textOf(name)), { token: 'new', password: canary });
  });

  for (const [title, theirs] of Object.entries({
    'plain text': 'rotated by hand',
    'the same key with another value': '{"token":"new","password":"theirs"}',
  })) {
    it(`a change in between to ${title} is put back, and ours is given up`, async () => {
      const name = await made(text('{"token":"old"}'));
      let others = 1;
      const through = withMeddler({
        async put(...args) {
          if (others > 0) await write(name, theirs);
          others -= 1;
          return store.put(...args);
        },
      });
      assert.equal(await codeOf(add(name, { password: canary }, through)), 'conflict');
      assert.equal(await textOf(name), theirs);
    });
  }

  it('others who write all the time: given up, with what they wrote last', async () => {
    const name = await made(text('{"count":0}'));
    let count = 0;
    const through = withMeddler({
      async put(...args) {
        const stored = await store.put(...args);
        count += 1;
        await write(name, JSON.stringify({ count }));
        return stored;
      },
    });
    assert.equal(await codeOf(add(name, { password: canary }, through)), 'conflict');
    assert.deepEqual(JSON.parse(await textOf(name)), { count });
  });

  it('two at the same time: both keys are there', async () => {
    const name = await made(text('{}'));
    const results = await Promise.all(['one', 'two', 'three'].map((key) => add(name, { [key]: canary })));
    assert.equal(results.length, 3);
    assert.deepEqual(Object.keys(JSON.parse(await textOf(name)) as object).sort(), ['one', 'three', 'two']);
  });

  it('a lost answer, repeated, writes once', async () => {
    const name = await made(text('{"token":"x"}'));
    const tokens = tokenSource();
    const losing = withMeddler({
      async put(...args) {
        await store.put(...args);
        throw new StoreError('offline', 'the answer was lost');
      },
    });
    assert.equal(await codeOf(addKeys(name, members({ password: canary }), losing, tokens)), 'offline');
    const { added } = await addKeys(name, members({ password: canary }), store, tokens);
    assert.deepEqual([added, await versionsOf(name)], [[], 2]);
  });

  it('a lost answer with a change in between, repeated, keeps the change', async () => {
    const name = await made(text('{"token":"old"}'));
    const tokens = tokenSource();
    const losing = withMeddler({
      async put(...args) {
        await write(name, '{"token":"new"}');
        await store.put(...args);
        throw new StoreError('offline', 'the answer was lost');
      },
    });
    assert.equal(await codeOf(addKeys(name, members({ password: canary }), losing, tokens)), 'offline');
    assert.equal((await addKeys(name, members({ password: canary }), store, tokens)).merged, true);
    assert.deepEqual(JSON.parse(await textOf(name)), { token: 'new', password: canary });
  });
});
