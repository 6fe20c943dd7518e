/** Milliseconds that work may hold up everything else: less than anyone notices. */
const sliceMilliseconds = 12;

/** Does something with each item, and lets everything else that waits have its turn between slices of the work. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let until = performance.now() + sliceMilliseconds;
  for (const item of items) {
    work(item);
    if (performance.now() < until) continue;
    await new Promise((resolve) => void setImmediate(resolve));
    until = performance.now() + sliceMilliseconds;
  }
}
