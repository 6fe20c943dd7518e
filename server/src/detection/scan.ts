import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';
import { rescanSteps, scanHits } from './rescan.ts';
import type { HitList } from './prefilter.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';

/** Finds the secrets of a text. Pure: no clock, no input or output. */
export function scan(source: Source, options: ScanOptions = {}, scratch: Scratch = createScratch()): ScanResult {
  return finished(scanSteps(source, options, scratch));
}

/** The same where it is known already at which offsets of the text keywords stand. */
export const scanAt = (source: Source, hits: HitList, options: ScanOptions, scratch: Scratch): ScanResult =>
  finished(scanHits(source, hits, options, scratch)).result;

/**
 * The same in steps of a few milliseconds each, so that a server can look at another document, or give up, between
 * them. The result is the generator's return value.
 */
export function* scanSteps(
  source: Source,
  options: ScanOptions = {},
  scratch: Scratch = createScratch(),
): Generator<void, ScanResult> {
  const { result } = yield* rescanSteps(undefined, source, options, scratch);
  return result;
}

function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
