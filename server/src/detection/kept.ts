import { longestStep } from '../syntax/lexical/lexicalMap.ts';
import type { LexicalMap } from '../syntax/lexical/lexicalMap.ts';
import { changeBetween } from './change.ts';
import type { Change } from './change.ts';
import { generousFor } from './document.ts';
import type { DetectionDocument } from './document.ts';
import { longestKeyword, useOf } from './keywords.ts';
import { keywordOf, offsetOf } from './prefilter.ts';
import type { HitList } from './prefilter.ts';
import type { ScanMemory } from './rescan.ts';
import type { Source } from './source.ts';

/** The hits that keep what was found when the text was another. */
export interface Kept {
  readonly before: ScanMemory;
  /** Index before the change of the hit with the given index, when nothing that it depends on has changed. */
  readonly indexBefore: (index: number) => number | undefined;
  /** By how many characters a hit has moved. */
  readonly movedBy: (index: number) => number;
}

/** What became of the text. Nothing when all of it has to be looked at again. */
export function changeSince(before: ScanMemory, source: Source): Change | undefined {
  if (before.source.path !== source.path || before.source.languageId !== source.languageId) return undefined;
  return before.read > generousFor(before.source.text) ? undefined : changeBetween(before.source.text, source.text);
}

/** Compares what is string and comment in the two texts. */
export function* keptOf(
  before: ScanMemory,
  document: DetectionDocument,
  change: Change,
  hits: HitList,
): Generator<void, Kept> {
  const shift = change.endAfter - change.endBefore;
  const same = yield* sameStretches(before.map, document, change);
  const counts = hits.count - before.hits.count;
  const inFront = firstAt(hits, change.start - longestKeyword);
  const behind = firstAt(hits, change.endAfter);

  return {
    before,
    movedBy: (index) => (index >= behind ? shift : 0),
    indexBefore(index) {
      const use = useOf(keywordOf(hits, index));
      if (use === undefined) return undefined;
      if (index < inFront) {
        return (before.looks.furthest[index] ?? Infinity) <= same.until ? index : undefined;
      }
      if (index < behind) return undefined;
      return offsetOf(hits, index) - use.influence.before >= same.from ? index - counts : undefined;
    },
  };
}

/** Index of the first hit at or behind an offset. */
function firstAt(hits: HitList, offset: number): number {
  let low = 0;
  let high = hits.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetOf(hits, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the text, and what is string and comment in it, is what it was: up to one offset, and from another on. */
interface Same {
  readonly until: number;
  readonly from: number;
}

/** Notations in which a hit is judged by whether it stands in a string or a comment. */
const readsStrings = (document: DetectionDocument): boolean =>
  document.notation === 'code' || document.notation === 'shell';

function* sameStretches(before: LexicalMap, document: DetectionDocument, change: Change): Generator<void, Same> {
  const { start, endBefore, endAfter } = change;
  if (!readsStrings(document)) return { until: start, from: endAfter };
  const { map } = document;
  const shift = endAfter - endBefore;
  // As far as the text before was read, so that the lists of strings and comments end at the same place.
  const wanted = before.readTo() >= endBefore ? before.readTo() + shift : Math.max(before.readTo(), endAfter);
  while (!map.advance(wanted, longestStep)) yield;
  const fewer = Math.min(before.count(), map.count());
  let first = 0;
  while (first < fewer && isSame(before, map, first, first, 0) && map.endAt(first) <= start) first += 1;
  let last = 0;
  const least = endAfter + prefixLength;
  for (; last < fewer - first; last++) {
    const [then, now] = [before.count() - 1 - last, map.count() - 1 - last];
    if (map.startAt(now) < least || !isSame(before, map, then, now, shift)) break;
  }
  const [endThen, endNow] = [before.count() - last, map.count() - last];
  return {
    until: Math.min(
      start,
      first < endThen ? before.startAt(first) : start,
      first < endNow ? map.startAt(first) : start,
    ),
    from: Math.max(
      endAfter,
      first < endThen ? before.endAt(endThen - 1) + shift : 0,
      first < endNow ? map.endAt(endNow - 1) : 0,
    ),
  };
}

/** Letters before a quote that may belong to the string. */
const prefixLength = 4;

const isSame = (a: LexicalMap, b: LexicalMap, indexOfA: number, indexOfB: number, shift: number): boolean =>
  a.startAt(indexOfA) + shift === b.startAt(indexOfB) && a.endAt(indexOfA) + shift === b.endAt(indexOfB);
