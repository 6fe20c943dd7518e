import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import { isShownAt } from '../core/finding.ts';
import type { Finding } from '../core/finding.ts';
import { createScratch } from '../detection/scratch.ts';
import { rescanSteps } from '../detection/rescan.ts';
import type { ScanMemory } from '../detection/rescan.ts';
import type { ScanResult } from '../detection/source.ts';
import type { Settings } from '../settings/settings.ts';
import { lateRules } from './lateRules.ts';
import type { Place } from './place.ts';
import type { Applying, ProjectConfiguration } from './projectConfiguration.ts';
import { inSlices } from './slices.ts';

/** Findings of open documents. Whoever asks for one version of a document shares one scan of it. */
export interface Analysis {
  /** Everything found, of any confidence. Rejects with {@link Outdated} when a newer version was asked for meanwhile. */
  findingsOf(snapshot: DocumentSnapshot, place: Place): Promise<readonly Finding[]>;
  /** The same with what was hidden. */
  resultOf(snapshot: DocumentSnapshot, place: Place): Promise<ScanResult>;
  forget(uri: string): void;
}

/** The text has moved on: the answer would be about something that the editor no longer shows. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

interface Work {
  readonly snapshot: DocumentSnapshot;
  readonly layer: Applying['layer'];
  readonly result: Promise<ScanResult>;
  readonly controller: AbortController;
}

/** `changed` is told of a document of which more is known now, though it is the same. `ended` stops all work. */
export function analysis(
  project: Pick<ProjectConfiguration, 'of'>,
  changed: (uri: string) => void,
  ended: AbortSignal,
): Analysis {
  const latest = new Map<string, Work>();
  const memories = recentMemories();
  const scratch = createScratch();
  const late = lateRules(changed, ended);
  ended.addEventListener('abort', () => latest.forEach(({ controller }) => controller.abort()), { once: true });

  function resultOf(snapshot: DocumentSnapshot, place: Place): Promise<ScanResult> {
    const applying = project.of(snapshot.uri);
    // A file has to be read first, as it is when the session starts or the file has changed.
    if (applying instanceof Promise) return applying.then(() => resultOf(snapshot, place));
    const { layer, rules } = applying;
    const known = latest.get(snapshot.uri);
    const isKnown = known?.snapshot.version === snapshot.version && known.snapshot.text === snapshot.text;
    if (isKnown && known.layer === layer && !late.isDue(snapshot)) return known.result;
    known?.controller.abort();
    const controller = new AbortController();
    const options = rules === undefined ? {} : { project: late.rulesFor(snapshot, layer, rules) };
    const { text, languageId } = snapshot;
    const source = { text, path: place.path, identity: place.identity, languageId };
    const steps = rescanSteps(memories.of(snapshot.uri), source, options, scratch);
    // In slices, so that another document is answered while a large one is worked on.
    const result = inSlices(steps, () => {
      if (controller.signal.aborted) throw new Outdated();
    }).then((rescan) => {
      if (!controller.signal.aborted) memories.keep(snapshot.uri, rescan.memory);
      return rescan.result;
    });
    // Whoever waits sees the rejection; that nobody does is no error.
    result.catch(() => undefined);
    latest.set(snapshot.uri, { snapshot, layer, result, controller });
    return result;
  }

  return {
    resultOf,
    findingsOf: async (snapshot, place) => (await resultOf(snapshot, place)).findings,
    forget(uri) {
      latest.get(uri)?.controller.abort();
      latest.delete(uri);
      memories.forget(uri);
      late.forget(uri);
    },
  };
}

/** Someone types in one document at a time; for others a scan of all of the text will do. */
const mostMemories = 4;

/** What scans of the documents that were looked at last keep for the next edit. */
function recentMemories() {
  const memories = new Map<string, ScanMemory>();
  return {
    of: (uri: string): ScanMemory | undefined => memories.get(uri),
    keep(uri: string, memory: ScanMemory): void {
      memories.delete(uri);
      memories.set(uri, memory);
      const [oldest] = memories.keys();
      if (memories.size > mostMemories && oldest !== undefined) memories.delete(oldest);
    },
    forget: (uri: string): void => void memories.delete(uri),
  };
}

/** What the settings let through. */
export const shown = (findings: readonly Finding[], settings: Settings): readonly Finding[] =>
  settings.enable ? findings.filter(({ confidence }) => isShownAt(confidence, settings.level)) : [];
