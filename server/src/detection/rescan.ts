import { longestStep } from '../syntax/lexical/lexicalMap.ts';
import type { LexicalMap } from '../syntax/lexical/lexicalMap.ts';
import { documentOf, generousFor } from './document.ts';
import type { DetectionDocument } from './document.ts';
import { createFinder } from './finders.ts';
import type { Finder } from './finders.ts';
import { judge } from './judgement/judge.ts';
import { isAboutFindings } from './files/aboutFindings.ts';
import { changeSince, keptOf } from './kept.ts';
import type { Kept } from './kept.ts';
import { keywordsIn, useOf } from './keywords.ts';
import type { KeywordUse } from './keywords.ts';
import { createHitList, keywordOf, offsetOf } from './prefilter.ts';
import type { HitList } from './prefilter.ts';
import { bestOf, resultOf } from './results.ts';
import type { JudgedCandidate } from './results.ts';
import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';
import type { ScanOptions, ScanResult, Source } from './source.ts';

/**
 * What a scan keeps, so that the scan of a text that differs a little looks only at what the change can influence.
 * A value: it is never changed, and holds nothing of a secret but the text itself.
 */
export interface ScanMemory {
  readonly source: Source;
  readonly hits: HitList;
  readonly map: LexicalMap;
  readonly looks: Looks;
  /** How many characters of expressions were read. */
  readonly read: number;
}

/** What became of each hit, by its index. */
interface Looks {
  /** Offset behind which hits do not depend on those before this one; one more for the end. */
  readonly settled: number[];
  /** Offset behind which the text had no influence. */
  readonly furthest: number[];
  /** Characters of expressions. */
  readonly read: number[];
  readonly found: Map<number, readonly JudgedCandidate[]>;
}

export interface Rescan {
  readonly result: ScanResult;
  readonly memory: ScanMemory;
}

/**
 * Scans in steps of a few milliseconds each. With the memory of the scan before, hits keep what was found there when
 * neither the text that it depends on nor the strings and comments around it have changed. When in doubt, a hit is
 * looked at again: the result is the one of a scan without memory.
 */
export function* rescanSteps(
  before: ScanMemory | undefined,
  source: Source,
  options: ScanOptions = {},
  scratch: Scratch = createScratch(),
): Generator<void, Rescan> {
  const hits = createHitList();
  if (!isAboutFindings(source.path)) yield* keywordsIn(source.text, scratch.bufferFor, hits);
  const change = before === undefined ? undefined : changeSince(before, source);
  const document = documentOf(source, scratch, change === undefined ? undefined : before?.map.frontOf(change.start));
  const kept = before === undefined || change === undefined ? undefined : yield* keptOf(before, document, change, hits);
  const looked = yield* look(document, hits, kept);
  if (looked === undefined) return yield* scanHits(source, hits, options, scratch);
  return { result: yield* resultOfLooks(source, looked, options), memory: { source, hits, ...looked } };
}

/** Scans without memory, where it is known at which offsets of the text keywords stand. */
export function* scanHits(
  source: Source,
  hits: HitList,
  options: ScanOptions,
  scratch: Scratch,
): Generator<void, Rescan> {
  const looked = yield* look(documentOf(source, scratch), hits, undefined);
  if (looked === undefined) throw new Error('a scan without memory depends on none');
  return { result: yield* resultOfLooks(source, looked, options), memory: { source, hits, ...looked } };
}

function* resultOfLooks(source: Source, { looks }: Looked, options: ScanOptions): Generator<void, ScanResult> {
  if (isAboutFindings(source.path)) return yield* resultOf(source, [], options);
  const custom = options.project === undefined ? [] : yield* options.project.find(source);
  return yield* resultOf(source, bestOf([...looks.found.values(), custom].flat()), options);
}

type Looked = Pick<ScanMemory, 'map' | 'looks' | 'read'>;

/** Looks at the hits, in the order of the text. Nothing when what was kept turned out not to fit. */
function* look(
  document: DetectionDocument,
  hits: HitList,
  kept: Kept | undefined,
): Generator<void, Looked | undefined> {
  const finder = createFinder(document);
  const looks = createLooks();
  const pause = createPause(document);
  let keptSettled = 0;
  let keptRead = 0;
  for (let index = 0; index < hits.count;) {
    const at = offsetOf(hits, index);
    looks.settled[index] = Math.max(keptSettled, finder.settledAt());
    const end = kept === undefined ? index : endOfKept(kept, hits, index, looks);
    if (kept !== undefined && end > index) {
      for (; index < end; index++) keptRead += copyLook(kept, index, looks);
      keptSettled = numberAt(looks.settled, end);
      continue;
    }
    // Cannot be, since a kept hit is far from the change; but then what was seen there is missing here.
    if (keptSettled > at) return undefined;
    const use = useOf(keywordOf(hits, index));
    if (use !== undefined) {
      if (finder.readsStrings(at, use)) while (!document.map.advance(at, longestStep)) yield;
      lookAt(document, finder, at, use, index, looks);
      if (pause.isDue()) yield;
    }
    index += 1;
    looks.settled[index] = Math.max(keptSettled, finder.settledAt());
  }
  const read = keptRead + document.reading.total;
  return kept !== undefined && read > generousFor(document.text) ? undefined : { map: document.map, looks, read };
}

/** Arrays of numbers: three typed ones would cost more than looking at most texts. */
const createLooks = (): Looks => ({ settled: [], furthest: [], read: [], found: new Map() });

/** Hits, and characters of expressions, between two pauses. */
const hitsPerStep = 16;
const charactersPerStep = 1 << 14;

/** Tells after each hit whether there was enough work for a pause. */
function createPause({ reading }: DetectionDocument): { readonly isDue: () => boolean } {
  let looked = 0;
  let from = 0;
  return {
    isDue() {
      if (++looked < hitsPerStep && reading.total - from < charactersPerStep) return false;
      looked = 0;
      from = reading.total;
      return true;
    },
  };
}

const numberAt = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;

/** What a string or comment that was read may depend on behind its end. */
const behindReading = 2048;

function lookAt(
  document: DetectionDocument,
  finder: Finder,
  at: number,
  use: KeywordUse,
  index: number,
  { furthest, read, found }: Looks,
): void {
  const { reading } = document;
  const readBefore = reading.total;
  reading.furthest = 0;
  const judged: JudgedCandidate[] = [];
  for (const candidate of finder.look(at, use)) {
    const judgement = judge(candidate, document.place());
    if (judgement.kind !== 'finding') continue;
    const { rule, kind, span, name, origin } = candidate;
    const { confidence, evidence } = judgement;
    const named = name === undefined ? {} : { name };
    judged.push({ rule, kind, span, confidence, evidence, ...named, origin: origin.kind });
  }
  if (judged.length > 0) found.set(index, judged);
  read[index] = reading.total - readBefore;
  furthest[index] = Math.max(at + use.keyword.length + use.influence.behind, reading.furthest + behindReading);
}

/**
 * Index behind the hits from `index` on that keep what was found together: up to a hit that does not depend on those
 * before it. The same index when not all of them do.
 */
function endOfKept({ before, indexBefore }: Kept, hits: HitList, index: number, { settled }: Looks): number {
  if (numberAt(settled, index) > offsetOf(hits, index)) return index;
  const first = indexBefore(index);
  if (first === undefined || !isSettled(before, first)) return index;
  for (let end = index + 1; ; end++) {
    const indexThen = first + end - index;
    if (indexThen === before.hits.count && end === hits.count) return end;
    const known = end < hits.count ? indexBefore(end) : undefined;
    if (indexThen < before.hits.count && isSettled(before, indexThen)) return end;
    if (known !== indexThen) return index;
  }
}

const isSettled = ({ hits, looks }: ScanMemory, index: number): boolean =>
  numberAt(looks.settled, index) <= offsetOf(hits, index);

/** Takes over what became of a hit. Gives how much it read. */
function copyLook({ before, indexBefore, movedBy }: Kept, index: number, to: Looks): number {
  const from = indexBefore(index) ?? 0;
  const moved = movedBy(index);
  const { settled, furthest, read, found } = before.looks;
  to.settled[index] = numberAt(settled, from) + moved;
  to.settled[index + 1] = numberAt(settled, from + 1) + moved;
  to.furthest[index] = numberAt(furthest, from) + moved;
  to.read[index] = numberAt(read, from);
  const judged = found.get(from);
  if (judged !== undefined) to.found.set(index, moved === 0 ? judged : judged.map((one) => shifted(one, moved)));
  return numberAt(to.read, index);
}

const shifted = (one: JudgedCandidate, by: number): JudgedCandidate => ({
  ...one,
  span: { start: one.span.start + by, end: one.span.end + by },
});
