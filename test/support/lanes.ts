/**
 * Runs so many at once, for what waits as long as it works. Gives the results in the order of the tasks; one that fails
 * keeps no other from running.
 */
export function inLanes<T, R>(
  tasks: readonly T[],
  lanes: number,
  work: (task: T) => Promise<R>,
): readonly Promise<R>[] {
  const running: Promise<R>[] = [];
  for (const [index, task] of tasks.entries()) {
    const begin = (): Promise<R> => work(task);
    const one = running[index - lanes]?.then(begin, begin) ?? begin();
    // Whoever awaits it hears of it.
    one.catch(() => undefined);
    running.push(one);
  }
  return running;
}
