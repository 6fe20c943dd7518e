import type {
  Failed,
  ListParams,
  ListResult,
  SecretSummary,
  StoreReference,
  StoreSummary,
} from '../../../server/src/protocol/requests.ts';
import { storeKey } from '../storeLabel.ts';
import { entriesBelow, folderPathsOf } from './folders.ts';
import type { SecretNode, StoreNode, TreeNode } from './nodes.ts';

/** What the tree asks of the outside. */
export interface TreeSource {
  list(parameters: ListParams): Promise<ListResult>;
  identify(store: StoreReference): Promise<StoreSummary | Failed>;
}

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
  /** Loads until the secret is found or there are no more pages. */
  find(store: StoreReference, arn: string): Promise<SecretNode | undefined>;
  /** Asks for the first page of every root that was not asked yet. */
  loadFirstPages(): Promise<void>;
  readonly secrets: readonly SecretNode[];
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly secrets: readonly SecretSummary[]; readonly done: Promise<void> }
  | { readonly kind: 'loaded'; readonly secrets: readonly SecretSummary[]; readonly cursor?: string }
  | {
      readonly kind: 'failed';
      readonly secrets: readonly SecretSummary[];
      readonly cursor?: string;
      readonly failure: Failed;
    };

const idle: State = { kind: 'idle' };
/** Failures that a new sign-in ends. */
const signInCodes: readonly string[] = ['no-credentials', 'sign-in-expired'];

/** @param changed called after every change, never while the tree is being read */
export function createSecretTree(source: TreeSource, changed: () => void): SecretTree {
  let roots: readonly StoreReference[] = [];
  let filter = '';
  const states = new Map<string, State>();
  const accounts = new Map<string, string>();

  const stateOf = (store: StoreReference): State => states.get(storeKey(store)) ?? idle;
  const secretsIn = (store: StoreReference): readonly SecretSummary[] => {
    const state = stateOf(store);
    return state.kind === 'idle' ? [] : state.secrets;
  };

  /** Loads one page more. A page that arrives after a refresh or another filter is dropped. */
  function load(store: StoreReference): Promise<void> {
    const before = stateOf(store);
    if (before.kind === 'loading') return before.done;
    const secrets = before.kind === 'idle' ? [] : before.secrets;
    const cursor = before.kind === 'idle' ? undefined : before.cursor;
    const done = source
      .list({ store, ...(cursor === undefined ? {} : { cursor }), ...(filter === '' ? {} : { filter }) })
      .catch((): Failed => ({ kind: 'failed', code: 'unexpected', message: 'The language server did not answer.' }))
      .then((result) => {
        if (states.get(storeKey(store)) !== loading) return;
        states.set(storeKey(store), afterPage(secrets, cursor, result));
        changed();
        if (result.kind === 'page') void learnAccount(store);
      });
    const loading: State = { kind: 'loading', secrets, done };
    states.set(storeKey(store), loading);
    return done;
  }

  async function learnAccount(store: StoreReference): Promise<void> {
    if (accounts.has(storeKey(store))) return;
    const summary = await source.identify(store).catch(() => undefined);
    if (summary === undefined || 'kind' in summary) return;
    accounts.set(storeKey(store), summary.accountId);
    changed();
  }

  function childrenOfStore(store: StoreReference): readonly TreeNode[] {
    if (stateOf(store).kind === 'idle') void load(store);
    const state = stateOf(store);
    return [...entriesBelow(store, secretsIn(store), ''), ...lastRows(store, state, filter)];
  }

  return {
    get roots() {
      return roots;
    },
    get filter() {
      return filter;
    },
    get secrets() {
      return roots.flatMap((store) =>
        secretsIn(store).map((secret): SecretNode => ({ kind: 'secret', store, secret, label: secret.name })),
      );
    },
    childrenOf(node) {
      if (node === undefined) {
        return roots.map((store) => storeNode(store, stateOf(store), accounts.get(storeKey(store))));
      }
      if (node.kind === 'store') return childrenOfStore(node.store);
      return node.kind === 'folder' ? entriesBelow(node.store, secretsIn(node.store), node.path) : [];
    },
    parentOf(node) {
      if (node.kind === 'store') return undefined;
      const inside = node.kind === 'secret' ? node.secret.name : node.kind === 'folder' ? node.path : '';
      const path = folderPathsOf(inside).at(-1);
      if (path === undefined) return storeNode(node.store, stateOf(node.store), accounts.get(storeKey(node.store)));
      const count = secretsIn(node.store).filter(({ name }) => name.startsWith(`${path}/`)).length;
      return { kind: 'folder', store: node.store, path, count };
    },
    setRoots(stores) {
      roots = stores;
      changed();
    },
    setFilter(text) {
      filter = text;
      states.clear();
      changed();
    },
    async loadMore(store) {
      const done = load(store);
      changed();
      await done;
    },
    refresh(store) {
      if (store === undefined) states.clear();
      else states.delete(storeKey(store));
      changed();
    },
    async loadFirstPages() {
      const untouched = roots.filter((store) => stateOf(store).kind === 'idle' || stateOf(store).kind === 'loading');
      await Promise.all(untouched.map(load));
    },
    async find(store, arn) {
      for (;;) {
        const secret = secretsIn(store).find((candidate) => candidate.arn === arn);
        if (secret !== undefined) return { kind: 'secret', store, secret, label: secret.name };
        const state = stateOf(store);
        if (state.kind === 'failed' || (state.kind === 'loaded' && state.cursor === undefined)) return undefined;
        await load(store);
      }
    },
  };
}

function afterPage(secrets: readonly SecretSummary[], cursor: string | undefined, result: ListResult): State {
  if (result.kind === 'failed') {
    return { kind: 'failed', secrets, failure: result, ...(cursor === undefined ? {} : { cursor }) };
  }
  const known = new Set(secrets.map(({ arn }) => arn));
  const all = [...secrets, ...result.secrets.filter(({ arn }) => !known.has(arn))];
  return { kind: 'loaded', secrets: all, ...(result.cursor === undefined ? {} : { cursor: result.cursor }) };
}

/** What follows the secrets of a store: that it waits, that it failed, that there are more, or that there are none. */
function lastRows(store: StoreReference, state: State, filter: string): readonly TreeNode[] {
  switch (state.kind) {
    case 'idle':
    case 'loading':
      return [{ kind: 'loading', store }];
    case 'failed': {
      const remedy = signInCodes.includes(state.failure.code) ? 'sign-in' : 'retry';
      return [{ kind: 'failed', store, message: state.failure.message, remedy }];
    }
    case 'loaded':
      if (state.cursor !== undefined) return [{ kind: 'more', store, shown: state.secrets.length }];
      return state.secrets.length === 0 ? [{ kind: 'empty', store, filter }] : [];
  }
}

function storeNode(store: StoreReference, state: State, accountId: string | undefined): StoreNode {
  const loaded =
    state.kind === 'loaded' ? { count: state.secrets.length, complete: state.cursor === undefined } : undefined;
  return {
    kind: 'store',
    store,
    ...(accountId === undefined ? {} : { accountId }),
    ...(loaded === undefined ? {} : { loaded }),
  };
}
