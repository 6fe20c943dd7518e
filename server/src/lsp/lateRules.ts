import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import { changeBetween } from '../detection/change.ts';
import type { JudgedCandidate } from '../detection/results.ts';
import type { ProjectRules } from '../detection/source.ts';
import type { Applying } from './projectConfiguration.ts';

/** Characters. A project's rules look at all of a text, and at one that is not longer they do it at every keystroke. */
const longText = 1 << 15;
/** Whoever types does not pause for as long. */
const pauseMilliseconds = 300;

/** What rules of the project found when they looked at a document last. */
interface Found {
  readonly layer: Applying['layer'];
  readonly text: string;
  readonly candidates: readonly JudgedCandidate[];
}

/** The rules of a project for documents that are typed in. */
export interface LateRules {
  /**
   * The rules as they are, or, while someone types in a long document, with what they found before in the place of what
   * they find: moved with the text, without what the typing touched. {@link isDue} then tells when they are to look.
   */
  rulesFor(snapshot: DocumentSnapshot, layer: Applying['layer'], rules: ProjectRules): ProjectRules;
  isDue(snapshot: DocumentSnapshot): boolean;
  forget(uri: string): void;
}

/** `due` is told of a document whose rules are to look now. */
export function lateRules(due: (uri: string) => void, ended: AbortSignal): LateRules {
  const last = new Map<string, Found>();
  const waiting = new Map<string, NodeJS.Timeout>();
  /** The versions that a pause has followed. */
  const paused = new Map<string, number>();
  const stopWaiting = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    paused.delete(uri);
  };

  function wait(uri: string, version: number): void {
    const timer = setTimeout(() => {
      waiting.delete(uri);
      if (ended.aborted) return;
      paused.set(uri, version);
      due(uri);
    }, pauseMilliseconds);
    waiting.set(uri, timer.unref());
  }

  const isDue = ({ uri, version }: DocumentSnapshot): boolean => paused.get(uri) === version;

  return {
    isDue,
    rulesFor(snapshot, layer, rules) {
      const { uri, text, version } = snapshot;
      if (!rules.bringsRules) return rules;
      const before = last.get(uri);
      const isTyped = before !== undefined && before.layer === layer && before.text !== text && !isDue(snapshot);
      stopWaiting(uri);
      if (isTyped && text.length > longText) {
        wait(uri, version);
        return {
          ...rules,
          *find() {
            return moved(before, text);
          },
        };
      }
      return {
        ...rules,
        *find(source) {
          const candidates = yield* rules.find(source);
          last.set(uri, { layer, text, candidates });
          return candidates;
        },
      };
    },
    forget(uri) {
      stopWaiting(uri);
      last.delete(uri);
    },
  };
}

function moved({ text: before, candidates }: Found, text: string): readonly JudgedCandidate[] {
  const { start, endBefore, endAfter } = changeBetween(before, text);
  const shift = endAfter - endBefore;
  return candidates.flatMap((candidate) => {
    const { span } = candidate;
    if (span.end <= start) return [candidate];
    if (span.start < endBefore) return [];
    return [{ ...candidate, span: { start: span.start + shift, end: span.end + shift } }];
  });
}
