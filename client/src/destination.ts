import { EventEmitter, workspace } from 'vscode';
import type { Event } from 'vscode';
import { listStores } from '../../server/src/protocol/requests.ts';
import type { StoreReference, StoreSummary } from '../../server/src/protocol/requests.ts';
import { locateStore } from '../../server/src/protocol/stores.ts';
import type { StorePlace } from '../../server/src/protocol/stores.ts';
import type { Registration } from './registration.ts';
import type { LanguageServer } from './languageClient.ts';
import type { StoreChoice } from './storeChoice.ts';
import { storeKey } from './storeLabel.ts';

/** Where new secrets would go, as far as it is known without asking anyone outside. */
export interface Destination extends Registration {
  /** What the user chose, else what the settings, the shared files and the environment say; absent when that is nothing. */
  readonly store: StoreReference | undefined;
  /** Known once the store has said who is signed in. */
  readonly accountId: string | undefined;
  /** Where the region is from, and whether it is AWS: from local files. */
  readonly place: StorePlace | undefined;
  readonly onDidChange: Event<void>;
  /** Reads local files, the first time and after the settings or those files changed. */
  lookUp(): void;
  /** The account of a store, from an answer that was asked for anyway. */
  learn(summary: StoreSummary): void;
}

export function createDestination(server: LanguageServer, choice: StoreChoice): Destination {
  const changed = new EventEmitter<void>();
  const accounts = new Map<string, string>();
  let current: StoreReference | undefined;
  let place: StorePlace | undefined;
  let isAsked = false;
  const store = (): StoreReference | undefined => choice.chosen ?? current;

  function lookUp(): void {
    if (isAsked || !workspace.isTrusted) return;
    isAsked = true;
    server.request(listStores, undefined).then(
      (stores) => {
        current = stores.current;
        locate();
      },
      () => (isAsked = false),
    );
  }

  function locate(): void {
    const at = store();
    place = undefined;
    changed.fire();
    if (at === undefined || at.kind === 'sandbox') return;
    void server.request(locateStore, at).then((answer) => {
      if (at !== store() || 'kind' in answer) return;
      place = answer;
      changed.fire();
    });
  }

  function again(): void {
    if (!isAsked) return;
    isAsked = false;
    lookUp();
  }

  const subscriptions = [
    changed,
    choice.onDidChange(() => (isAsked ? locate() : changed.fire())),
    server.onDidChangeStores((what) => {
      if (what !== 'profiles') return;
      // A profile may be another account's by now.
      accounts.clear();
      again();
    }),
    workspace.onDidGrantWorkspaceTrust(lookUp),
    workspace.onDidChangeConfiguration((event) => {
      const concerns = event.affectsConfiguration('unhardcode.awsProfile');
      if (concerns || event.affectsConfiguration('unhardcode.awsRegion')) again();
    }),
  ];
  return {
    get store() {
      return store();
    },
    get accountId() {
      const known = store();
      return known === undefined ? undefined : accounts.get(storeKey(known));
    },
    get place() {
      return place;
    },
    onDidChange: changed.event,
    lookUp,
    learn(summary) {
      accounts.set(storeKey(summary.store), summary.accountId);
      changed.fire();
    },
    dispose: () => subscriptions.forEach((subscription) => void subscription.dispose()),
  };
}
