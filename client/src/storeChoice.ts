import { EventEmitter } from 'vscode';
import type { Event, Memento } from 'vscode';
import type { StoreReference } from '../../server/src/protocol/requests.ts';
import { storeKey } from './storeLabel.ts';
import type { Registration } from './registration.ts';

const chosenEntry = 'unhardcode.store';
const rootsEntry = 'unhardcode.roots';

/** Where new secrets go, and which stores the view shows. Remembered for the workspace. */
export interface StoreChoice extends Registration {
  /** Absent: what the settings and the environment say. */
  readonly chosen: StoreReference | undefined;
  readonly onDidChange: Event<void>;
  /** Shows it in the view as well. */
  choose(store: StoreReference | undefined): Promise<void>;
  /** Absent before the user has added or removed one. */
  readonly roots: readonly StoreReference[] | undefined;
  setRoots(stores: readonly StoreReference[]): Promise<void>;
}

export function createStoreChoice(memory: Memento): StoreChoice {
  const changed = new EventEmitter<void>();
  return {
    get chosen() {
      return memory.get<StoreReference>(chosenEntry);
    },
    get roots() {
      return memory.get<readonly StoreReference[]>(rootsEntry);
    },
    onDidChange: changed.event,
    async choose(store) {
      await memory.update(chosenEntry, store);
      const roots = memory.get<readonly StoreReference[]>(rootsEntry);
      if (roots !== undefined && store !== undefined)
        await memory.update(rootsEntry, withoutDoubles([...roots, store]));
      changed.fire();
    },
    async setRoots(stores) {
      await memory.update(rootsEntry, withoutDoubles(stores));
      changed.fire();
    },
    dispose: () => changed.dispose(),
  };
}

const withoutDoubles = (stores: readonly StoreReference[]): readonly StoreReference[] => [
  ...new Map(stores.map((store) => [storeKey(store), store])).values(),
];
