import type {
  Failed,
  ListParams,
  ListResult,
  SecretSummary,
  StoreReference,
  StoreSummary,
} from '../../../server/src/protocol/requests.ts';
import type { StorePlace } from '../../../server/src/protocol/stores.ts';
import { storeKey } from '../storeLabel.ts';

/** What the tree asks of the outside. */
export interface TreeSource {
  list(parameters: ListParams): Promise<ListResult>;
  identify(store: StoreReference): Promise<StoreSummary | Failed>;
  /** From local files. */
  locate(store: StoreReference): Promise<StorePlace | Failed>;
}

/** What is known of the secrets of one store. */
export type PagesState =
  | { readonly kind: 'idle'; readonly secrets: readonly SecretSummary[] }
  | { readonly kind: 'loading'; readonly secrets: readonly SecretSummary[]; readonly done: Promise<void> }
  | { readonly kind: 'loaded'; readonly secrets: readonly SecretSummary[]; readonly cursor?: string }
  | {
      readonly kind: 'failed';
      readonly secrets: readonly SecretSummary[];
      readonly cursor?: string;
      readonly failure: Failed;
    };

export interface Pages {
  readonly filter: string;
  stateOf(store: StoreReference): PagesState;
  /** Known once the store has answered. */
  accountOf(store: StoreReference): string | undefined;
  /** Where the store is, or why that cannot be said; asked for at the first call. */
  placeOf(store: StoreReference): StorePlace | Failed | undefined;
  /** Loads one page more. What arrives after a refresh or another filter is dropped. */
  load(store: StoreReference): Promise<void>;
  /** Forgets what is loaded, of one store or of all, and whose it was. */
  forget(store?: StoreReference): void;
  /** Forgets what failed. */
  forgetFailures(): void;
  setFilter(filter: string): void;
}

const idle: PagesState = { kind: 'idle', secrets: [] };

/** @param changed called after every change that no caller asked for */
export function createPages(source: TreeSource, changed: () => void): Pages {
  let filter = '';
  const states = new Map<string, PagesState>();
  const accounts = new Map<string, string>();
  const places = new Map<string, StorePlace | Failed | undefined>();
  const stateOf = (store: StoreReference): PagesState => states.get(storeKey(store)) ?? idle;

  function load(store: StoreReference): Promise<void> {
    const before = stateOf(store);
    if (before.kind === 'loading') return before.done;
    const cursor = before.kind === 'idle' ? undefined : before.cursor;
    const done = source
      .list({ store, ...(cursor === undefined ? {} : { cursor }), ...(filter === '' ? {} : { filter }) })
      .catch((): Failed => ({ kind: 'failed', code: 'unexpected', message: 'The language server did not answer.' }))
      .then((result) => {
        if (states.get(storeKey(store)) !== loading) return;
        states.set(storeKey(store), afterPage(before.secrets, cursor, result));
        changed();
        if (result.kind === 'page') void learnAccount(store);
      });
    const loading: PagesState = { kind: 'loading', secrets: before.secrets, done };
    states.set(storeKey(store), loading);
    return done;
  }

  async function learnAccount(store: StoreReference): Promise<void> {
    if (accounts.has(storeKey(store))) return;
    const loaded = stateOf(store);
    const summary = await source.identify(store).catch(() => undefined);
    // It may be someone else's by now.
    if (summary === undefined || 'kind' in summary || stateOf(store) !== loaded) return;
    accounts.set(storeKey(store), summary.accountId);
    changed();
  }

  function placeOf(store: StoreReference): StorePlace | Failed | undefined {
    const key = storeKey(store);
    if (store.kind === 'sandbox' || places.has(key)) return places.get(key);
    places.set(key, undefined);
    source.locate(store).then(
      (place) => {
        places.set(key, place);
        changed();
      },
      () => places.delete(key),
    );
    return undefined;
  }

  return {
    get filter() {
      return filter;
    },
    stateOf,
    accountOf: (store) => accounts.get(storeKey(store)),
    placeOf,
    load,
    forget(store) {
      const maps = [states, accounts, places];
      if (store === undefined) maps.forEach((map) => map.clear());
      else maps.forEach((map) => map.delete(storeKey(store)));
    },
    forgetFailures() {
      for (const [key, { kind }] of states) if (kind === 'failed') states.delete(key);
    },
    setFilter(text) {
      filter = text;
      states.clear();
    },
  };
}

function afterPage(secrets: readonly SecretSummary[], cursor: string | undefined, result: ListResult): PagesState {
  if (result.kind === 'failed') {
    return { kind: 'failed', secrets, failure: result, ...(cursor === undefined ? {} : { cursor }) };
  }
  const known = new Set(secrets.map(({ arn }) => arn));
  const all = [...secrets, ...result.secrets.filter(({ arn }) => !known.has(arn))];
  return { kind: 'loaded', secrets: all, ...(result.cursor === undefined ? {} : { cursor: result.cursor }) };
}
