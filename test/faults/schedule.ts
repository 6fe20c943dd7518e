import { faultOf, fileFaultNames } from './files.ts';
import type { FileFaultName } from './files.ts';
import { networkFaultNames } from './network.ts';
import type { NetworkFaultName } from './network.ts';
import { randomFrom } from './random.ts';

/** A moment of a run, by the requests that it sends. */
export interface Moment {
  readonly request: number;
  readonly side: 'before' | 'after';
}

/** Everything that goes wrong, decided by a seed before anything runs. */
export interface Schedule {
  readonly seed: number;
  /** Secrets that stand under proposed names already. */
  readonly isTaken: boolean;
  /** By request, counted over all runs with faults. */
  readonly network: Readonly<Record<number, NetworkFaultName>>;
  readonly files?: { readonly fault: FileFaultName; readonly path: string; readonly at: Moment };
  readonly kill?:
    | { readonly who: 'client'; readonly at: Moment | { readonly milliseconds: number } | { readonly edited: number } }
    | { readonly who: 'endpoint'; readonly at: Moment };
  /** Runs with faults before the one without. */
  readonly runs: 1 | 2;
  /** Two processes at once. */
  readonly isTwofold: boolean;
}

/** Requests that a run of the project sends when nothing goes wrong. */
const usualRequests = 16;

export interface ScheduleOptions {
  /** Paths that a file fault may strike. */
  readonly paths: readonly string[];
  /** Real processes are started, and killed. */
  readonly withProcesses: boolean;
  readonly withMounts: boolean;
}

export function scheduleFor(seed: number, { paths, withProcesses, withMounts }: ScheduleOptions): Schedule {
  const random = randomFrom(seed);
  const moment = (): Moment => ({
    request: random.below(usualRequests),
    side: random.oneOf(['before', 'after'] as const),
  });
  const density = random.oneOf([0, 0.1, 0.1, 0.3, 0.6]);
  const network: Record<number, NetworkFaultName> = {};
  for (let request = 0; request < 2 * usualRequests; request += 1) {
    if (random.chance(density)) network[request] = random.oneOf(networkFaultNames);
  }
  const fault = random.oneOf(fileFaultNames);
  const isMount = fault.startsWith('the disk');
  const path = faultOf(fault).path ?? random.oneOf(paths);
  const files = random.chance(0.5) && (withMounts || !isMount) ? { fault, path, at: moment() } : undefined;
  const kill = withProcesses ? killFrom(random.below(5), random.below(1000), random.below(5), moment()) : undefined;
  return {
    seed,
    isTaken: random.chance(0.3),
    network,
    ...(files === undefined ? {} : { files }),
    ...(kill === undefined ? {} : { kill }),
    runs: random.chance(0.3) ? 2 : 1,
    isTwofold: random.chance(withProcesses ? 0.2 : 0.1),
  };
}

function killFrom(kind: number, milliseconds: number, edited: number, at: Moment): NonNullable<Schedule['kill']> {
  if (kind === 0) return { who: 'endpoint', at };
  if (kind === 1) return { who: 'client', at: { milliseconds } };
  if (kind === 2) return { who: 'client', at: { edited: edited + 1 } };
  return { who: 'client', at };
}
