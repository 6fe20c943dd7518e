/** Milliseconds that work may hold up everything else: less than anyone notices. */
const sliceMilliseconds = 12;

/**
 * Takes one step after the other, and lets everything else that waits have its turn between slices of the work. What is
 * done within the first slice waits for nothing. `afterTurn` may throw to give up.
 */
export async function inSlices<T>(steps: Iterator<void, T>, afterTurn: () => void = () => undefined): Promise<T> {
  let until = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => void setImmediate(resolve));
    afterTurn();
    until = performance.now() + sliceMilliseconds;
  }
}

/** A step for each item. */
export function* stepsOver<T>(items: Iterable<T>, work: (item: T) => void): Generator<void, void> {
  for (const item of items) {
    work(item);
    yield;
  }
}
