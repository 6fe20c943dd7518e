import { rescanSteps } from './rescan.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';

/** Finds the secrets of a text. Pure: no clock, no input or output. */
export function scan(source: Source, options: ScanOptions = {}): ScanResult {
  const steps = scanSteps(source, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps of a few milliseconds each, so that a server can look at another document, or give up, between
 * them. The result is the generator's return value.
 */
export function* scanSteps(source: Source, options: ScanOptions = {}): Generator<void, ScanResult> {
  const { result } = yield* rescanSteps(undefined, source, options);
  return result;
}
