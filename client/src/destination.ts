import { EventEmitter, workspace } from 'vscode';
import type { Event } from 'vscode';
import { listStores } from '../../server/src/protocol/requests.ts';
import type { StoreReference, StoreSummary } from '../../server/src/protocol/requests.ts';
import type { Registration } from './registration.ts';
import type { Server } from './server.ts';
import type { StoreChoice } from './storeChoice.ts';
import { storeKey } from './storeLabel.ts';

/** Where new secrets would go, as far as it is known without asking anyone outside. */
export interface Destination extends Registration {
  /** What the user chose, else what the settings, the shared files and the environment say; absent when that is nothing. */
  readonly store: StoreReference | undefined;
  /** Known once the store has said who is signed in. */
  readonly accountId: string | undefined;
  readonly onDidChange: Event<void>;
  /** Reads local files, the first time and after the settings changed. */
  lookUp(): void;
  /** The account of a store, from an answer that was asked for anyway. */
  learn(summary: StoreSummary): void;
}

export function createDestination(server: Server, choice: StoreChoice): Destination {
  const changed = new EventEmitter<void>();
  const accounts = new Map<string, string>();
  let current: StoreReference | undefined;
  let isAsked = false;
  const store = (): StoreReference | undefined => choice.chosen ?? current;

  function lookUp(): void {
    if (isAsked || !workspace.isTrusted) return;
    isAsked = true;
    server.request(listStores, undefined).then(
      (stores) => {
        current = stores.current;
        changed.fire();
      },
      () => (isAsked = false),
    );
  }
  const subscriptions = [
    changed,
    choice.onDidChange(() => changed.fire()),
    workspace.onDidGrantWorkspaceTrust(lookUp),
    workspace.onDidChangeConfiguration((event) => {
      const concerns = event.affectsConfiguration('unhardcode.awsProfile');
      if (!isAsked || !(concerns || event.affectsConfiguration('unhardcode.awsRegion'))) return;
      isAsked = false;
      lookUp();
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
    onDidChange: changed.event,
    lookUp,
    learn(summary) {
      accounts.set(storeKey(summary.store), summary.accountId);
      changed.fire();
    },
    dispose: () => subscriptions.forEach((subscription) => void subscription.dispose()),
  };
}
