import { ServiceError } from './errors.ts';
import { operationsByName } from './operations/index.ts';
import type { Outcome } from './operations/operation.ts';
import { markAccessed } from './state/access.ts';
import type { Access } from './state/access.ts';
import type { Call } from './state/call.ts';
import type { Store } from './storage/store.ts';

export interface Executor {
  /**
   * Runs one operation. What it changes is on disk when it resolves.
   * @throws ServiceError
   */
  execute(target: string, body: unknown, region: string): Promise<Outcome['answer']>;
  /** Reads what is on disk and tidies up, giving way to requests. Never rejects: a folder that cannot be tidied can be read. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Resolves when everything that was begun is on disk. */
  settled(): Promise<void>;
}

/** Reads run at once on what is stored; writes one after the other, each on what the one before it left. */
export function openExecutor(store: Store, accountId: string, now: () => number): Executor {
  let lane: Promise<unknown> = Promise.resolve();
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const result = lane.then(work);
    lane = result.catch(() => undefined);
    return result;
  };

  const note = async (access: Access): Promise<void> => {
    const { region, name, suffix } = access.record;
    const record = store.find(region, name);
    if (record?.suffix !== suffix || record.region !== region) return;
    const marked = markAccessed(record, access);
    if (marked !== record) await store.commit({ kind: 'save', record: marked });
  };

  return {
    async execute(target, body, region) {
      const operation = operationsByName.get(target);
      if (!operation) throw new ServiceError('UnknownOperationException', 'The operation is not known.');
      const call = (): Call => ({ region, accountId, now: now(), world: store });
      if (operation.access === 'write') {
        return inLane(async () => {
          const { answer, changes = [] } = operation.run(body, call());
          for (const change of changes) await store.commit(change);
          return answer;
        });
      }
      const { answer, accesses = [] } = operation.run(body, call());
      // A date that cannot be noted must not fail a read.
      await Promise.all(accesses.map((access) => inLane(() => note(access)).catch(() => undefined)));
      return answer;
    },
    async prepare(signal) {
      await store.load(signal);
      if (!signal.aborted) await inLane(() => store.sweep()).catch(() => undefined);
    },
    settled: async () => {
      await lane;
    },
  };
}
