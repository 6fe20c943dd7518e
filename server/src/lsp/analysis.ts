import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import { isShownAt } from '../core/finding.ts';
import type { Finding } from '../core/finding.ts';
import { scanSteps } from '../detection/scan.ts';
import type { Settings } from '../settings/settings.ts';
import type { Place } from './place.ts';

/** Findings of open documents. Whoever asks for one version of a document shares one scan of it. */
export interface Analysis {
  /** Everything found, of any confidence. Rejects with {@link Outdated} when a newer version was asked for meanwhile. */
  findingsOf(snapshot: DocumentSnapshot, place: Place): Promise<readonly Finding[]>;
  forget(uri: string): void;
}

/** The text has moved on: the answer would be about something that the editor no longer shows. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

interface Work {
  readonly snapshot: DocumentSnapshot;
  readonly findings: Promise<readonly Finding[]>;
  readonly controller: AbortController;
}

/** `ended` stops all work. */
export function analysis(ended: AbortSignal): Analysis {
  const latest = new Map<string, Work>();
  ended.addEventListener('abort', () => latest.forEach(({ controller }) => controller.abort()), { once: true });

  return {
    findingsOf(snapshot, place) {
      const known = latest.get(snapshot.uri);
      if (known?.snapshot.version === snapshot.version && known.snapshot.text === snapshot.text) return known.findings;
      known?.controller.abort();
      const controller = new AbortController();
      const findings = scanInSlices(snapshot, place, controller.signal);
      // Whoever waits sees the rejection; that nobody does is no error.
      findings.catch(() => undefined);
      latest.set(snapshot.uri, { snapshot, findings, controller });
      return findings;
    },
    forget(uri) {
      latest.get(uri)?.controller.abort();
      latest.delete(uri);
    },
  };
}

/** What the settings let through. */
export const shown = (findings: readonly Finding[], settings: Settings): readonly Finding[] =>
  settings.enable ? findings.filter(({ confidence }) => isShownAt(confidence, settings.level)) : [];

/** How long a scan may hold the event loop, in milliseconds: less than anyone notices. */
const sliceMilliseconds = 12;

/**
 * Scans in slices, so that another document is answered while a large one is worked on. What is done within the first
 * slice, as almost every document is, waits for nothing.
 */
async function scanInSlices(
  { text, languageId }: DocumentSnapshot,
  { path, identity }: Place,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const steps = scanSteps({ text, path, identity, languageId });
  let until = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.findings;
    if (performance.now() < until) continue;
    await turn();
    if (signal.aborted) throw new Outdated();
    until = performance.now() + sliceMilliseconds;
  }
}

/** Lets everything else that waits have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
