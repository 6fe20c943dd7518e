import assert from 'node:assert/strict';
import { Secret } from '../../server/src/core/secret.ts';
import * as requests from '../../server/src/protocol/requests.ts';
import type { ApplyResult, ListResult, Proposal, RevealedValue } from '../../server/src/protocol/requests.ts';
import { opener, seal } from '../../server/src/protocol/sealed.ts';
import { StoreError } from '../../server/src/secrets/store.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import { openEditor } from './support/editor.ts';
import type { Editor, EditorOptions } from './support/editor.ts';
import { canaries, leakyModule, moduleUri, otherPassword, password } from './support/samples.ts';

const store = { kind: 'environment', region: 'us-east-1' } as const;
const finding = { uri: moduleUri, documentVersion: 1, start: 20 };

const asking = (options: EditorOptions = {}): Promise<Editor> =>
  openEditor({ canaries, initializationOptions: { asks: true, sandboxData: '/nowhere' }, ...options });

const text = (value: string) => ({ kind: 'text', text: new Secret(value) }) as const;

describe('the requests of a client that asks by itself', () => {
  it('take the place of the command', async () => {
    const editor = await asking();
    const { capabilities } = editor.received[0]?.result as { capabilities: Record<string, unknown> };
    assert.equal(capabilities['executeCommandProvider'], undefined);
    editor.open(leakyModule, moduleUri, 'javascript');
    const [action] = await editor.actions(moduleUri, password);
    assert.equal(action?.command?.command, requests.migrateCommand);
    await editor.end();
  });

  it('propose a name that is free, and say where it would be stored, without writing', async () => {
    const memory = memoryStore();
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const first = await editor.request<Proposal>(requests.proposeMigration.method, { finding });
    assert.deepEqual(first, {
      kind: 'ready',
      secretName: 'shop/dev/db',
      keys: ['password'],
      places: 1,
      store: {
        store,
        accountId: '123456789012',
        identityArn: 'arn:aws:iam::123456789012:user/tester',
        region: 'us-east-1',
        regionSource: 'AWS_REGION',
      },
    });
    await memory.create({ name: 'shop/dev/db', value: text('theirs'), token: 'x'.repeat(32) });
    const second = await editor.request<Proposal>(requests.proposeMigration.method, { finding });
    assert.ok(second.kind === 'ready' && second.secretName !== 'shop/dev/db');
    assert.ok(!memory.calls.slice(0, 2).includes('create'));
    await editor.end();
  });

  it('propose nothing for a text that has changed, and say what failed outside', async () => {
    const memory = memoryStore();
    memory.before('identity', () => {
      throw new StoreError('sign-in-expired', 'Sign in again.');
    });
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const propose = (reference: object): Promise<Proposal> =>
      editor.request(requests.proposeMigration.method, { finding: reference });
    assert.equal((await propose({ ...finding, documentVersion: 2 })).kind, 'refused');
    assert.equal((await propose({ ...finding, start: 3 })).kind, 'refused');
    assert.deepEqual(await propose(finding), { kind: 'failed', code: 'sign-in-expired', message: 'Sign in again.' });
    await editor.end();
  });

  it('check a name while it is typed', async () => {
    const editor = await asking();
    const check = (name: string): Promise<{ problem?: string }> => editor.request(requests.checkName.method, { name });
    assert.deepEqual(await check('shop/prod/db'), {});
    for (const name of ['', 'a b', 'x'.repeat(600), 'db-AbCdEf']) {
      assert.ok(((await check(name)).problem ?? '').length > 10, name);
    }
    await editor.end();
  });

  it('store under the name given and hand the edit over', async () => {
    const memory = memoryStore();
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const result = await editor.request<ApplyResult>(requests.applyMigration.method, {
      finding,
      store,
      secretName: 'my/name',
    });
    assert.ok(result.kind === 'stored');
    assert.deepEqual([result.secretName, result.created, [...memory.texts().keys()]], ['my/name', true, ['my/name']]);
    assert.ok(!editor.requestsFromServer().includes('workspace/applyEdit'));
    editor.apply(result.edit);
    assert.ok(editor.text(moduleUri).includes(`'my/name'`));
    assert.deepEqual(await editor.marked(moduleUri), []);
    await editor.end();
  });

  describe('add a key to a secret that is there', () => {
    const theirs = JSON.stringify({ password: otherPassword });
    const inStore = async (value: ReturnType<typeof text>) => {
      const memory = memoryStore();
      await memory.create({ name: 'team/app', value, token: 'x'.repeat(32) });
      const editor = await asking({ store: memory });
      editor.open(leakyModule, moduleUri, 'javascript');
      const propose = (): Promise<Proposal> =>
        editor.request(requests.proposeMigration.method, { finding, into: 'team/app' });
      const apply = (key: string): Promise<ApplyResult> =>
        editor.request(requests.applyMigration.method, { finding, secretName: 'team/app', key });
      return { memory, editor, propose, apply };
    };

    it('under a key that is free, and keep the others', async () => {
      const { memory, editor, propose, apply } = await inStore(text(theirs));
      const proposal = await propose();
      assert.ok(proposal.kind === 'ready');
      assert.deepEqual([proposal.secretName, proposal.keys], ['team/app', ['db_password']]);
      const result = await apply('db_password');
      assert.ok(result.kind === 'stored');
      assert.deepEqual([result.created, result.addedKey, result.merged], [false, 'db_password', false]);
      assert.deepEqual(JSON.parse(memory.texts().get('team/app') ?? ''), {
        password: otherPassword,
        db_password: password,
      });
      editor.apply(result.edit);
      assert.match(editor.text(moduleUri), /'team\/app'[^]*db_password/);
      await editor.end();
    });

    it('never over a key that has another value', async () => {
      const { memory, editor, apply } = await inStore(text(theirs));
      const result = await apply('password');
      assert.ok(result.kind === 'failed' && result.code === 'name-taken' && result.storedName === undefined);
      assert.match(result.message, /key “password” of team\/app holds another value/);
      assert.equal(memory.texts().get('team/app'), theirs);
      assert.equal((await apply(' ')).kind, 'refused');
      await editor.end();
    });

    it('not to plain text', async () => {
      const { editor, propose } = await inStore(text('plain'));
      const proposal = await propose();
      assert.ok(proposal.kind === 'failed' && /holds plain text/.test(proposal.message));
      await editor.end();
    });
  });

  it('propose and use the secret that holds the value already, under whatever key', async () => {
    const memory = memoryStore();
    const ours = text(JSON.stringify({ user: 'a', apiKey: password }));
    await memory.create({ name: 'shop/dev/db', value: ours, token: 'x'.repeat(32) });
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const proposal = await editor.request<Proposal>(requests.proposeMigration.method, { finding });
    assert.ok(proposal.kind === 'ready' && proposal.secretName === 'shop/dev/db');
    const { secretName } = proposal;
    const result = await editor.request<ApplyResult>(requests.applyMigration.method, { finding, secretName });
    assert.ok(result.kind === 'stored');
    assert.deepEqual([result.created, memory.texts().size], [false, 1]);
    assert.match(JSON.stringify(result.edit), /apiKey/);
    await editor.end();
  });

  it('never take another name than the one given', async () => {
    const memory = memoryStore();
    await memory.create({ name: 'my/name', value: text('theirs'), token: 'x'.repeat(32) });
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const apply = (secretName: string): Promise<ApplyResult> =>
      editor.request(requests.applyMigration.method, { finding, secretName });
    const taken = await apply('my/name');
    assert.deepEqual([taken.kind, 'code' in taken && taken.code], ['failed', 'name-taken']);
    assert.equal((await apply('not a name')).kind, 'refused');
    assert.deepEqual([...memory.texts()], [['my/name', 'theirs']]);
    await editor.end();
  });

  it('say under which name a value is when the rest failed', async () => {
    const memory = memoryStore();
    memory.before('read', () => {
      throw new StoreError('throttled', 'Try again later.');
    });
    const editor = await asking({ store: memory });
    editor.open(leakyModule, moduleUri, 'javascript');
    const result = await editor.request<ApplyResult>(requests.applyMigration.method, {
      finding,
      secretName: 'my/name',
    });
    assert.deepEqual(result, { kind: 'failed', code: 'throttled', message: 'Try again later.', storedName: 'my/name' });
    await editor.end();
  });

  it('list stores without the network', async () => {
    const memory = memoryStore();
    const editor = await asking({ store: memory });
    const stores = await editor.request<requests.ListStoresResult>(requests.listStores.method);
    assert.deepEqual(stores.current, store);
    assert.deepEqual(stores.profiles, [{ name: 'dev', region: 'eu-central-1' }]);
    assert.ok(stores.regions.includes('eu-central-1'));
    assert.equal(stores.sandboxRunning, false);
    assert.deepEqual(memory.calls, []);
    await editor.end();
  });

  it('list every page, and filter in the store', async () => {
    const memory = memoryStore();
    for (let count = 0; count < 250; count++) {
      await memory.create({ name: `app/${count}`, value: text('{}'), token: `${count}`.padStart(32, '0') });
    }
    const editor = await asking({ store: memory });
    const pageOf = (cursor?: string, filter?: string): Promise<ListResult> =>
      editor.request(requests.listSecrets.method, { store, cursor, filter });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page: ListResult = await pageOf(cursor);
      assert.ok(page.kind === 'page');
      names.push(...page.secrets.map(({ name }) => name));
      cursor = page.cursor;
    } while (cursor !== undefined);
    assert.equal(new Set(names).size, 250);
    const filtered = await pageOf(undefined, 'app/24');
    assert.ok(filtered.kind === 'page');
    assert.equal(filtered.secrets.length, 11);
    await editor.end();
  });

  it('describe, delete and restore', async () => {
    const memory = memoryStore();
    await memory.create({ name: 'a', value: text('{}'), token: 'x'.repeat(32) });
    const editor = await asking({ store: memory });
    const about = async (id: string) =>
      editor.request<{ kind: string; secret?: requests.SecretSummary; code?: string }>(requests.describeSecret.method, {
        store,
        id,
      });
    assert.equal((await about('a')).secret?.name, 'a');
    assert.equal((await about('b')).code, 'not-found');
    const deleted = await editor.request<object>(requests.deleteSecret.method, { store, id: 'a', recoveryDays: 7 });
    assert.deepEqual(deleted, { kind: 'deleted', deletionDate: 1_700_000_000_000 + 7 * 86_400_000 });
    assert.ok(((await about('a')).secret?.deletedAt ?? 0) > 0);
    assert.deepEqual(await editor.request(requests.restoreSecret.method, { store, id: 'a' }), { kind: 'restored' });
    await editor.end();
  });

  it('reveal a value sealed to the one who asks', async () => {
    const cases: readonly (readonly [string, RevealedValue])[] = [
      [JSON.stringify({ password, port: 5432 }), pairs({ password, port: '5432' })],
      [otherPassword, { kind: 'plaintext', value: otherPassword }],
      ['{"a":{"b":1}}', { kind: 'plaintext', value: '{"a":{"b":1}}' }],
      ['[1]', { kind: 'plaintext', value: '[1]' }],
    ];
    for (const [stored, expected] of cases) {
      const memory = memoryStore();
      await memory.create({ name: 'a', value: text(stored), token: 'x'.repeat(32) });
      const editor = await asking({ store: memory });
      const mine = opener();
      const { publicKey } = mine;
      const { sealed } = await editor.request<{ sealed: string }>(requests.revealSecret.method, {
        store,
        id: 'a',
        publicKey,
      });
      assert.deepEqual(JSON.parse(mine.open(sealed)), expected);
      await editor.end();
    }
  });

  describe('insert the code that reads a secret', () => {
    const insertInto = async (languageId: string, before: string, after: string, key?: string) => {
      const editor = await asking();
      editor.open(before + after, moduleUri, languageId);
      const params = { uri: moduleUri, documentVersion: 1, offset: before.length, secretName: 'a/b' };
      const result = await editor.request<requests.InsertResult>(requests.insertReference.method, {
        ...params,
        ...(key === undefined ? {} : { key }),
      });
      if (result.kind === 'edit') editor.apply(result.edit);
      const inserted = editor.text(moduleUri);
      await editor.end();
      return { result, inserted };
    };

    it('in JavaScript, with what it needs above', async () => {
      const { inserted } = await insertInto('javascript', 'export {};\nconst value = ', ';\nuse(value);\n', 'password');
      assert.match(
        inserted,
        /client-secrets-manager[^]*const value = await \w+\('a\/b', 'password'\);\nuse\(value\);\n$/,
      );
    });

    it('in Python', async () => {
      const { inserted } = await insertInto('python', 'value = ', '\n', 'password');
      assert.match(inserted, /import boto3[^]*\nvalue = \w+\("a\/b"\)\["password"\]\n$/);
    });

    it('in YAML, as the reference that CloudFormation reads', async () => {
      const { inserted } = await insertInto('yaml', 'password: "', '"\n', 'password');
      assert.equal(inserted, 'password: "{{resolve:secretsmanager:a/b:SecretString:password}}"\n');
    });

    it('or say why not', async () => {
      const illegal = await insertInto('javascript', 'export function f(a = ', ') {}\n');
      assert.equal(illegal.result.kind === 'refused' || /helper|Sync/i.test(illegal.inserted), true);
      const unknown = await insertInto('zig', 'const a = ', ';\n');
      assert.ok(unknown.result.kind === 'refused');
      assert.equal(unknown.result.reason, 'language-not-supported');
    });
  });

  describe('run the sandbox', () => {
    it('with the key that the client keeps, and once', async () => {
      let starts = 0;
      let stops = 0;
      const keys: Uint8Array[] = [];
      const startSandbox = async ({ key }: { key: Uint8Array }) => {
        starts++;
        keys.push(key);
        const running = await startTestSandbox({ key });
        return {
          endpoint: running.endpoint,
          environment: { ...running.environment },
          stop: async () => {
            stops++;
            await running.close();
          },
        };
      };
      const editor = await asking({ services: { startSandbox } });
      const key = Buffer.alloc(32, 7).toString('base64');
      editor.answer(requests.sandboxKey.method, (params) => ({
        sealed: seal((params as { publicKey: string }).publicKey, key),
      }));
      const [first, second] = await Promise.all([
        editor.request<requests.SandboxResult>(requests.startSandbox.method),
        editor.request<requests.SandboxResult>(requests.startSandbox.method),
      ]);
      assert.equal(first.kind, 'running');
      assert.deepEqual(first, second);
      assert.equal(starts, 1);
      assert.deepEqual(
        keys,
        [new Uint8Array(32).fill(7)].map((bytes) => Buffer.from(bytes)),
      );
      assert.ok(editor.received.every((message) => !JSON.stringify(message).includes(key)));
      const stores = await editor.request<requests.ListStoresResult>(requests.listStores.method);
      assert.equal(stores.sandboxRunning, true);
      await editor.request(requests.stopSandbox.method);
      assert.equal(stops, 1);
      await editor.request(requests.startSandbox.method);
      await editor.end();
      assert.equal(stops, 2, 'it ends with the session');
    });

    it('not without it', async () => {
      const editor = await asking();
      const listed = await editor.request<ListResult>(requests.listSecrets.method, {
        store: { kind: 'sandbox', region: 'us-east-1' },
      });
      assert.equal(listed.kind, 'failed');
      await editor.end();
    });
  });
});

const pairs = (values: Readonly<Record<string, string>>): RevealedValue => ({
  kind: 'key-value',
  pairs: Object.entries(values).map(([key, value]) => ({ key, value })),
});
