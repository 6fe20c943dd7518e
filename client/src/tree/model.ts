import type { StoreReference } from '../../../server/src/protocol/requests.ts';
import { entriesBelow, folderPathsOf } from './folders.ts';
import type { SecretNode, StoreNode, TreeNode, UnfinishedNode } from './nodes.ts';
import { createPages } from './pages.ts';
import type { Pages, PagesState, TreeSource } from './pages.ts';

export interface SecretTree {
  /** Children of a node, or the roots. Asks for the first page of a store when that has not been done. */
  childrenOf(node?: TreeNode): readonly TreeNode[];
  parentOf(node: TreeNode): TreeNode | undefined;
  /** Replaces the roots; what is loaded of those that stay is kept. */
  setRoots(stores: readonly StoreReference[]): void;
  readonly roots: readonly StoreReference[];
  readonly filter: string;
  setFilter(filter: string): void;
  loadMore(store: StoreReference): Promise<void>;
  /** Forgets what is loaded, of one store or of all, and asks again for what is shown. */
  refresh(store?: StoreReference): void;
  /** Asks again for what failed, after a sign-in. */
  retry(): void;
  /** Loads until the secret is found or there are no more pages. */
  find(store: StoreReference, arn: string): Promise<SecretNode | undefined>;
  /** Asks for the first page of every root that was not asked yet. */
  loadFirstPages(): Promise<void>;
  readonly secrets: readonly SecretNode[];
  /** A row for each root that has more pages, or failed. */
  readonly unfinished: readonly UnfinishedNode[];
}

/** @param changed called after every change, never while the tree is being read */
export function createSecretTree(source: TreeSource, changed: () => void): SecretTree {
  const pages = createPages(source, changed);
  let roots: readonly StoreReference[] = [];
  return {
    get roots() {
      return roots;
    },
    get filter() {
      return pages.filter;
    },
    get secrets() {
      return roots.flatMap((store) =>
        pages
          .stateOf(store)
          .secrets.map((secret): SecretNode => ({ kind: 'secret', store, secret, label: secret.name })),
      );
    },
    get unfinished() {
      return roots
        .flatMap((store) => lastRows(store, pages.stateOf(store), pages.filter))
        .filter((node) => node.kind === 'more' || node.kind === 'failed');
    },
    childrenOf: (node) =>
      node === undefined ? roots.map((store) => storeNode(pages, store)) : childrenIn(pages, node),
    parentOf: (node) => parentIn(pages, node),
    setRoots(stores) {
      roots = stores;
      changed();
    },
    setFilter(text) {
      pages.setFilter(text);
      changed();
    },
    async loadMore(store) {
      const done = pages.load(store);
      changed();
      await done;
    },
    refresh(store) {
      pages.forget(store);
      changed();
    },
    retry() {
      pages.forgetFailures();
      changed();
    },
    async loadFirstPages() {
      const isOpen = (store: StoreReference): boolean => ['idle', 'loading'].includes(pages.stateOf(store).kind);
      await Promise.all(roots.filter(isOpen).map((store) => pages.load(store)));
    },
    async find(store, arn) {
      for (;;) {
        const state = pages.stateOf(store);
        const secret = state.secrets.find((candidate) => candidate.arn === arn);
        if (secret !== undefined) return { kind: 'secret', store, secret, label: secret.name };
        if (state.kind === 'failed' || (state.kind === 'loaded' && state.cursor === undefined)) return undefined;
        await pages.load(store);
      }
    },
  };
}

function childrenIn(pages: Pages, node: TreeNode): readonly TreeNode[] {
  const { store } = node;
  if (node.kind === 'folder') return entriesBelow(store, pages.stateOf(store).secrets, node.path);
  if (node.kind !== 'store') return [];
  if (pages.stateOf(store).kind === 'idle') void pages.load(store);
  const state = pages.stateOf(store);
  return [...entriesBelow(store, state.secrets, ''), ...lastRows(store, state, pages.filter)];
}

function parentIn(pages: Pages, node: TreeNode): TreeNode | undefined {
  const { store } = node;
  if (node.kind === 'store') return undefined;
  const inside = node.kind === 'secret' ? node.secret.name : node.kind === 'folder' ? node.path : '';
  const path = folderPathsOf(inside).at(-1);
  if (path === undefined) return storeNode(pages, store);
  const count = pages.stateOf(store).secrets.filter(({ name }) => name.startsWith(`${path}/`)).length;
  return { kind: 'folder', store, path, count };
}

/** What follows the secrets of a store: that it waits, that it failed, that there are more, or that there are none. */
function lastRows(store: StoreReference, state: PagesState, filter: string): readonly TreeNode[] {
  switch (state.kind) {
    case 'idle':
    case 'loading':
      return [{ kind: 'loading', store }];
    case 'failed': {
      const { message, signIn } = state.failure;
      return [{ kind: 'failed', store, message, ...(signIn === undefined ? {} : { signIn }) }];
    }
    case 'loaded':
      if (state.cursor !== undefined) return [{ kind: 'more', store, shown: state.secrets.length }];
      return state.secrets.length === 0 ? [{ kind: 'empty', store, filter }] : [];
  }
}

function storeNode(pages: Pages, store: StoreReference): StoreNode {
  const state = pages.stateOf(store);
  const accountId = pages.accountOf(store);
  const place = pages.placeOf(store);
  const loaded = { count: state.secrets.length, complete: state.kind === 'loaded' && state.cursor === undefined };
  return {
    kind: 'store',
    store,
    ...(accountId === undefined ? {} : { accountId }),
    ...(place === undefined ? {} : { place }),
    ...(state.kind === 'loaded' ? { loaded } : {}),
  };
}
