import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, ShowMessageRequestParams } from 'vscode-languageserver-protocol';
import { Secret } from '../../server/src/core/secret.ts';
import { openJournal } from '../../server/src/workspace/journal/journal.ts';
import { memoryStore } from '../support/memoryStore.ts';
import type { MemoryStore } from '../support/memoryStore.ts';
import { Editor, fullCapabilities } from './support/editor.ts';
import { canaries, leakyModule, password } from './support/samples.ts';

const choosing: ClientCapabilities = {
  ...fullCapabilities,
  window: { showMessage: { messageActionItem: {} }, showDocument: { support: true } },
};

interface Start {
  /** Title of the button that the user clicks. */
  readonly click?: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What happened between the crash and this start. */
  readonly meanwhile?: (store: MemoryStore, file: string) => Promise<void> | void;
  /** Whether the run had come as far as storing. */
  readonly isStored?: boolean;
}

interface Result {
  readonly offers: readonly string[];
  readonly told: string;
  readonly text: string;
  readonly isDeleted: boolean;
  readonly calls: readonly string[];
  readonly left: number;
}

const name = 'shop/dev/db';

/** Starts the server on a project whose last run was interrupted between storing and editing. */
async function start({ click, capabilities = choosing, meanwhile, isStored = true, ...more }: Start): Promise<Result> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'unhardcode-unfinished-')));
  const folder = join(root, 'shop');
  const file = join(folder, 'db.mjs');
  const uri = pathToFileURL(file).href;
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop" }\n');
  writeFileSync(file, leakyModule);
  const store = memoryStore();
  const journal = openJournal({ XDG_STATE_HOME: join(root, 'state') });
  const token = crypto.randomUUID();
  const run = journal.begin({ root: folder, store: store.location, filesFor: () => [file] });
  run.planned([{ name, token }]);
  const text = new Secret(JSON.stringify({ password }));
  if (isStored) run.stored(name, (await store.create({ name, value: { kind: 'text', text }, token })).arn);
  await meanwhile?.(store, file);
  const before = store.calls.length;

  const editor = new Editor({ store, canaries, services: { journal } });
  const offers: string[] = [];
  editor.answer('window/showMessageRequest', (params) => {
    const { message, actions = [] } = params as ShowMessageRequestParams;
    offers.push(message);
    return actions.find(({ title }) => title === click) ?? null;
  });
  editor.answer('window/showDocument', () => {
    editor.open(leakyModule, uri, 'javascript');
    return { success: true };
  });
  await editor.request('initialize', {
    processId: null,
    rootUri: pathToFileURL(folder).href,
    capabilities,
    initializationOptions: more.initializationOptions ?? null,
  });
  editor.notify('initialized', {});
  const told = (): readonly string[] => editor.notifications('window/showMessage').map(({ message }) => message);
  const isTold = click !== undefined || capabilities === fullCapabilities;
  if (isTold) await editor.until(() => (told().length > 0 ? true : undefined), 'what became of it');
  else await editor.request('unhardcode/checkName', { name: 'a' });
  const isOpen = editor.requestsFromServer().includes('window/showDocument');
  const result = {
    offers,
    told: told().join('\n'),
    text: isOpen ? editor.text(uri) : '',
    isDeleted: (await store.describe(name).catch(() => undefined))?.deletedAt !== undefined,
    calls: store.calls.slice(before, -1),
    left: journal.leftovers().unfinished.length,
  };
  await editor.end();
  rmSync(root, { recursive: true });
  return result;
}

describe('after a crash between storing and editing, the next start', () => {
  it('says what was stored and for what, and asks no store before the user has chosen', async () => {
    const { offers, calls, isDeleted, left } = await start({});
    assert.match(offers.join(), /shop\/dev\/db \(us-east-1\) for db\.mjs/);
    assert.deepEqual([calls, isDeleted, left], [[], false, 1]);
  });

  it('finishes: the file is opened and reads what is stored, and nothing is stored again', async () => {
    const { text, calls, told } = await start({ click: 'Finish' });
    assert.match(text, /await \w+\(/);
    assert.ok(!text.includes(password) && text.includes(name));
    assert.ok(!calls.includes('create'));
    assert.match(told, /db\.mjs reads shop\/dev\/db now/);
  });

  it('deletes what was stored, so that it can be restored', async () => {
    const { isDeleted, told, left } = await start({ click: 'Delete in 7 Days' });
    assert.deepEqual([isDeleted, left], [true, 0]);
    assert.match(told, /can be restored/);
  });

  it('does not delete what was written since', async () => {
    const other = { kind: 'text', text: new Secret('{"password":"theirs"}') } as const;
    const meanwhile = async (store: MemoryStore): Promise<void> => {
      await store.put(name, other, crypto.randomUUID());
    };
    const { isDeleted, told } = await start({ click: 'Delete in 7 Days', meanwhile });
    assert.equal(isDeleted, false);
    assert.match(told, /is kept/);
  });

  it('says so when there is nothing to delete', async () => {
    const { told, left } = await start({ click: 'Delete in 7 Days', isStored: false });
    assert.match(told, /is not there/);
    assert.equal(left, 0);
  });

  it('has nothing to offer once the file reads the secret', async () => {
    const meanwhile = (_: MemoryStore, file: string): void => writeFileSync(file, `getSecret('${name}', 'password')\n`);
    const { offers, left } = await start({ meanwhile });
    assert.deepEqual([offers, left], [[], 0]);
  });

  it('leaves the document alone when the value is gone from it, and says what to do', async () => {
    const meanwhile = async (store: MemoryStore): Promise<void> => {
      const other = { kind: 'text', text: new Secret('{"password":"theirs"}') } as const;
      await store.put(name, other, crypto.randomUUID());
    };
    const { text, told } = await start({ click: 'Finish', meanwhile });
    assert.equal(text, leakyModule);
    assert.match(told, /use the quick fix/);
  });

  it('tells an editor without buttons what to run', async () => {
    const { offers, told } = await start({ capabilities: fullCapabilities });
    assert.deepEqual(offers, []);
    assert.match(told, /migrate --apply --yes.*migrate --discard --yes/);
  });

  it('offers nothing in a folder that the user does not trust', async () => {
    const { offers, told } = await start({ initializationOptions: { asks: true, isTrusted: false } });
    assert.deepEqual([offers, told], [[], '']);
  });
});
