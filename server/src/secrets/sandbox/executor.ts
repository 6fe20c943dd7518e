import { ServiceError } from './errors.ts';
import type { Lane } from './lane.ts';
import { operationsByName } from './operations/index.ts';
import type { Outcome } from './operations/operation.ts';
import type { Rotator } from './rotation/rotator.ts';
import { markAccessed } from './state/access.ts';
import type { Access } from './state/access.ts';
import type { Store } from './storage/store.ts';

export interface Executor {
  /**
   * Runs one operation. What it changes is on disk when it resolves.
   * @throws ServiceError
   */
  execute(target: string, body: unknown, region: string): Promise<Outcome['answer']>;
}

interface Parts {
  readonly store: Store;
  readonly lane: Lane;
  readonly rotator: Rotator;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Reads run at once on what is stored; writes one after the other, each on what the one before it left. */
export function openExecutor({ store, lane, rotator, accountId, now }: Parts): Executor {
  const note = async (access: Access): Promise<void> => {
    const { region, name, suffix } = access.record;
    const record = store.find(region, name);
    if (record?.suffix !== suffix || record.region !== region) return;
    const marked = markAccessed(record, access);
    if (marked !== record) await store.commit([{ kind: 'save', record: marked }]);
  };

  return {
    async execute(target, body, region) {
      const operation = operationsByName.get(target);
      if (!operation) throw new ServiceError('UnknownOperationException', 'The operation is not known.');
      const run = () => operation.run(body, { region, accountId, now: now(), world: store, rotates: rotator.serves });
      if (operation.access === 'write') {
        return lane.run(async () => {
          const { answer, changes = [], rotation } = run();
          await store.commit(changes);
          if (rotation) rotator.start(rotation);
          return answer;
        });
      }
      const { answer, accesses = [] } = run();
      // A date that cannot be noted must not fail a read.
      await Promise.all(accesses.map((access) => lane.run(() => note(access)).catch(() => undefined)));
      return answer;
    },
  };
}
