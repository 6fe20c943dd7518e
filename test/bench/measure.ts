/** One row of the printed table. `goal` is what we promise ourselves; nothing fails by the clock. */
export interface Measure {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
  readonly met?: boolean;
}

export type Bench = () => Promise<readonly Measure[]>;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Wall time of `work` in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
