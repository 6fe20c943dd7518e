/** Runs what changes the store one after the other. */
export interface Lane {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything that was begun has ended. */
  settled(): Promise<void>;
}

export function openLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
    settled: async () => {
      await last;
    },
  };
}
