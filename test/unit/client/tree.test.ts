import assert from 'node:assert/strict';
import { createSecretTree } from '../../../client/src/tree/model.ts';
import type { SecretTree } from '../../../client/src/tree/model.ts';
import { idOf, rowOf } from '../../../client/src/tree/nodes.ts';
import type { TreeNode } from '../../../client/src/tree/nodes.ts';
import type { TreeSource } from '../../../client/src/tree/pages.ts';
import type { ListParams, ListResult } from '../../../server/src/protocol/requests.ts';
import { sandbox, secretNamed, store, t } from './support.ts';

const signIn = { tool: 'sso', profile: 'dev' } as const;

/** A store with so many names a page; a page without names fails with the code it is given. */
function sourceOf(pages: readonly (readonly string[] | string)[]): TreeSource & { readonly asked: ListParams[] } {
  const asked: ListParams[] = [];
  return {
    asked,
    list(parameters) {
      asked.push(parameters);
      const index = Number(parameters.cursor ?? 0);
      const page = pages[index] ?? [];
      const result: ListResult =
        typeof page === 'string'
          ? { kind: 'failed', code: page, message: `It is ${page}.`, ...(page === 'sign-in-expired' ? { signIn } : {}) }
          : {
              kind: 'page',
              secrets: page.map((name) => secretNamed(name)),
              ...(index + 1 < pages.length ? { cursor: String(index + 1) } : {}),
            };
      return Promise.resolve(result);
    },
    locate: ({ region }) => Promise.resolve({ region, regionSource: 'profile dev' }),
    identify: (place) =>
      Promise.resolve({
        store: place,
        accountId: '123456789012',
        identityArn: 'arn:aws:iam::123456789012:user/dev',
        region: place.region,
        regionSource: 'profile dev',
      }),
  };
}

function treeOf(source: TreeSource): SecretTree {
  const tree = createSecretTree(source, () => undefined);
  tree.setRoots([store]);
  return tree;
}

/** The whole tree as text, a line a row, folders open. */
function drawn(tree: SecretTree, node?: TreeNode, indent = ''): readonly string[] {
  return tree.childrenOf(node).flatMap((child) => {
    const { label, description } = rowOf(child, 0, t);
    const line = `${indent}${label}${description === undefined ? '' : ` (${description})`}`;
    return [line, ...drawn(tree, child, `${indent}  `)];
  });
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

async function check(pages: Parameters<typeof sourceOf>[0], expected: readonly string[]): Promise<void> {
  const tree = treeOf(sourceOf(pages));
  tree.childrenOf(tree.childrenOf()[0]);
  await settled();
  assert.deepEqual(drawn(tree), expected);
}

describe('the tree of secrets', () => {
  it('asks nobody before a root is opened', () => {
    const source = sourceOf([['a']]);
    const tree = treeOf(source);
    assert.equal(tree.childrenOf().length, 1);
    assert.deepEqual(source.asked, []);
  });

  it('says that it waits', () => {
    assert.deepEqual(drawn(treeOf(sourceOf([['a']]))), ['dev (eu-west-1)', '  Loading…']);
  });

  it('makes folders of names, folders first', () =>
    check(
      [['zebra', 'shop/dev/database', 'shop/dev/api', 'shop/key', '/app/x']],
      [
        'dev (eu-west-1 (profile dev) · 123456789012 · 5 secrets)',
        '  app (1)',
        '    x',
        '  shop (3)',
        '    dev (2)',
        '      api',
        '      database',
        '    key',
        '  zebra',
      ],
    ));

  it('says that a store is empty', () =>
    check([[]], ['dev (eu-west-1 (profile dev) · 123456789012 · 0 secrets)', '  No secrets here']));

  it('says that there are more, and how many are shown', () =>
    check(
      [['a', 'b'], ['c']],
      [
        'dev (eu-west-1 (profile dev) · 123456789012 · 2 secrets and more)',
        '  a',
        '  b',
        '  Load more… (showing 2, there are more)',
      ],
    ));

  it('offers a new sign-in where one helps', () =>
    check(['sign-in-expired'], ['dev (eu-west-1 (profile dev))', '  It is sign-in-expired. (select to sign in)']));

  it('offers to try again elsewhere', () =>
    check(['throttled'], ['dev (eu-west-1 (profile dev))', '  It is throttled. (select to try again)']));

  it('keeps what is shown when a later page fails, and loads that page at the next try', async () => {
    const pages: (readonly string[] | string)[] = [['a'], 'throttled'];
    const tree = treeOf(sourceOf(pages));
    await tree.loadFirstPages();
    await tree.loadMore(store);
    assert.deepEqual(drawn(tree).slice(1), ['  a', '  It is throttled. (select to try again)']);
    pages[1] = ['b'];
    await tree.loadMore(store);
    assert.deepEqual(drawn(tree).slice(1), ['  a', '  b']);
  });

  it('says of each root what is not there yet, or could not be had', async () => {
    const unfinishedOf = async (pages: Parameters<typeof sourceOf>[0]): Promise<readonly string[]> => {
      const tree = treeOf(sourceOf(pages));
      await tree.loadFirstPages();
      return tree.unfinished.map(({ kind }) => kind);
    };
    assert.deepEqual(await unfinishedOf([['a']]), []);
    assert.deepEqual(await unfinishedOf([['a'], ['b']]), ['more']);
    assert.deepEqual(await unfinishedOf(['access-denied']), ['failed']);
  });

  it('drops a page that arrives after the filter has changed', async () => {
    const source = sourceOf([['a']]);
    const tree = treeOf(source);
    tree.childrenOf(tree.childrenOf()[0]);
    tree.setFilter('b');
    await settled();
    assert.deepEqual(drawn(tree).slice(1), ['  Loading…']);
    await settled();
    assert.deepEqual(
      source.asked.map(({ filter }) => filter),
      [undefined, 'b'],
    );
  });

  it('asks for a page once, however often it is looked at', async () => {
    const source = sourceOf([['a'], ['b']]);
    const tree = treeOf(source);
    drawn(tree);
    drawn(tree);
    await settled();
    await Promise.all([tree.loadMore(store), tree.loadMore(store)]);
    assert.deepEqual(
      source.asked.map(({ cursor }) => cursor),
      [undefined, '1'],
    );
  });

  it('shows a secret once when two pages hold it', () =>
    (async () => {
      const tree = treeOf(
        sourceOf([
          ['a', 'b'],
          ['b', 'c'],
        ]),
      );
      await tree.loadFirstPages();
      await tree.loadMore(store);
      assert.deepEqual(drawn(tree).slice(1), ['  a', '  b', '  c']);
    })());

  it('finds a secret on a later page, with the folders around it', async () => {
    const tree = treeOf(sourceOf([['a'], ['shop/dev/database']]));
    const found = await tree.find(store, secretNamed('shop/dev/database').arn);
    assert.ok(found);
    const folder = tree.parentOf(found);
    assert.ok(folder);
    assert.deepEqual(rowOf(folder, 0, t).label, 'dev');
    // The editor knows rows by their identity: the parent must be the row that is drawn.
    const drawnFolder = tree.childrenOf(tree.childrenOf(tree.childrenOf()[0])[0])[0];
    assert.ok(drawnFolder);
    assert.equal(idOf(folder), idOf(drawnFolder));
    assert.equal(tree.parentOf(folder)?.kind, 'folder');
    assert.equal(await tree.find(store, 'arn:none'), undefined);
  });

  it('gives every row an identity of its own, across stores', async () => {
    const tree = createSecretTree(sourceOf([['shop', 'shop/a', 'shop/a/b']]), () => undefined);
    tree.setRoots([store, sandbox]);
    await tree.loadFirstPages();
    const all = (node?: TreeNode): readonly TreeNode[] =>
      tree.childrenOf(node).flatMap((child) => [child, ...all(child)]);
    const ids = all().map(idOf);
    assert.equal(ids.length, 12);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('the row of a secret', () => {
  const now = Date.UTC(2026, 10, 22);
  const cases: readonly [string, Parameters<typeof secretNamed>[1], string | undefined, string][] = [
    ['a plain one', {}, undefined, 'secret'],
    ['one that is scheduled for deletion', { deletedAt: now }, 'scheduled for deletion', 'secret.deleted'],
    ['one whose rotation is late', { rotationEnabled: true, nextRotationAt: now - 1 }, 'rotation overdue', 'secret'],
    ['one whose rotation is on time', { rotationEnabled: true, nextRotationAt: now + 1 }, undefined, 'secret'],
    ['a replica', { primaryRegion: 'us-west-2' }, 'replica of us-west-2', 'secret'],
    ['the primary of a replica', { primaryRegion: 'eu-west-1' }, undefined, 'secret'],
    ['one of a service', { owningService: 'rds' }, 'managed by rds', 'secret'],
  ];
  for (const [what, more, description, context] of cases) {
    it(`${what}: ${description ?? 'no badge'}`, () => {
      const row = rowOf({ kind: 'secret', store, secret: secretNamed('a', more), label: 'a' }, now, t);
      assert.equal(row.description, description);
      assert.equal(row.context, context);
      assert.ok(row.spoken.startsWith('Secret a'));
    });
  }
});
