import { createCommonness, rarestWindow, windowLength } from './rarity.ts';

/**
 * Finds keywords in bytes, ASCII case folded, by looking at every second byte only.
 *
 * Each keyword is entered by its rarest 4-byte window. A window contains a 3-gram at an even offset, whatever its own
 * offset is, so stage 1 looks up the two aligned 3-grams of each 32-bit word. A slot holds two sets: the bytes that may
 * follow the 3-gram, for windows that start with it, and the bytes that may precede it, for windows that start one byte
 * before. A set is a bit for each value of a byte's lower 5 bits, which are the same in both cases of a letter. With
 * thousands of keywords a fifth of all 3-grams of a text begin or end a window; with its neighbour, one in fifty does.
 * Stage 2 hashes the exact window to a bucket and compares the whole keyword.
 */
export interface Prefilter {
  /** Smallest buffer that {@link Prefilter.find} takes for `length` bytes. */
  capacityFor(length: number): number;
  /**
   * Adds the hits whose window is found between the bytes `from` (a multiple of 4) and `to` (a multiple of 4, or at
   * least `length`). Ranges that follow each other give together what one range gives. The bytes after `length` are
   * overwritten. Hits come nearly, not strictly, in the order of the text.
   */
  find(bytes: ScanBuffer, length: number, from: number, to: number, hits: HitList): void;
}

/** One memory seen as bytes and as little-endian words. */
export interface ScanBuffer {
  readonly bytes: Buffer;
  readonly words: Int32Array;
}

/** Hits as pairs of offset and keyword index, kept in one growing array so that a hundred thousand stay cheap. */
export interface HitList {
  count: number;
  offsets: Float64Array;
}

const keywordRange = 16384;

export const offsetOf = (hits: HitList, index: number): number => Math.floor((hits.offsets[index] ?? 0) / keywordRange);
export const keywordOf = (hits: HitList, index: number): number => (hits.offsets[index] ?? 0) % keywordRange;

export const createHitList = (): HitList => ({ count: 0, offsets: new Float64Array(256) });

/** Puts hits in the order of the text. */
export function sortHits(hits: HitList): void {
  hits.offsets.subarray(0, hits.count).sort();
}

export function createScanBuffer(capacity: number): ScanBuffer {
  const memory = new ArrayBuffer((capacity + 3) & ~3);
  return { bytes: Buffer.from(memory), words: new Int32Array(memory) };
}

/** Room that the zero padding behind the text needs. */
const padding = 8;
const multiplier = 0x9e3779b1;
const foldAll = 0x20202020;
/** Slots of stage 1: 128 KB, of which text uses the same few again and again. */
const slotBits = 14;
const slotShift = 32 - slotBits;
const bucketBits = 14;
const bucketShift = 32 - bucketBits;

const fold = new Uint8Array(256).map((_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/**
 * Builds the tables for keywords of at least 4 characters. Each character of a keyword stands for one byte.
 * @throws RangeError for a keyword that is shorter, or when there are more than 16,384.
 */
export function buildPrefilter(keywords: readonly string[]): Prefilter {
  if (keywords.length > keywordRange) throw new RangeError('too many keywords');
  const { stage, heads, entries, folded } = buildTables(keywords);

  /** Compares the keywords whose window starts at the byte `at`. */
  function verify(bytes: Buffer, at: number, length: number, window: number, hits: HitList): void {
    const wanted = window | foldAll;
    let entry = heads[Math.imul(wanted, multiplier) >>> bucketShift] ?? 0;
    for (; entry !== 0; entry = entries[entry] ?? 0) {
      if (entries[entry + 3] !== wanted) continue;
      const keyword = entries[entry + 1] ?? 0;
      const start = at - (entries[entry + 2] ?? 0);
      if (start >= 0 && matches(bytes, start, length, folded[keyword])) addHit(hits, start, keyword);
    }
  }

  /** The windows that the last whole word was too short to show. */
  function verifyTail(bytes: Buffer, length: number, hits: HitList): void {
    for (let at = Math.max(0, ((length >> 2) << 2) - 1); at <= length - 4; at++) {
      verify(bytes, at, length, bytes.readInt32LE(at), hits);
    }
  }

  return {
    capacityFor: (length) => length + padding,
    find({ bytes, words }, length, from, to, hits) {
      pad(bytes, length);
      const wordCount = Math.min(length >> 2, to >> 2);
      let previous = words[(from >> 2) - 1] ?? 0;
      let word = words[from >> 2] ?? 0;
      for (let index = from >> 2; index < wordCount; index++) {
        const next = words[index + 1] ?? 0;
        const first = (Math.imul((word | foldAll) << 8, multiplier) >>> slotShift) << 1;
        const middle = ((word >>> 8) & 0xffff00) | (next << 24);
        const second = (Math.imul(middle | (foldAll << 8), multiplier) >>> slotShift) << 1;
        // Shifts take the lower 5 bits of what they are given. The windows start in the order at, at - 1, at + 2, at + 1.
        const at0 = (stage[first] ?? 0) >>> (word >>> 24);
        const before = (stage[first + 1] ?? 0) >>> (previous >>> 24);
        const at2 = (stage[second] ?? 0) >>> (next >>> 8);
        const at1 = (stage[second + 1] ?? 0) >>> (word >>> 8);
        if (((at0 | before | at2 | at1) & 1) !== 0) {
          const at = index << 2;
          if ((before & 1) !== 0) verify(bytes, at - 1, length, (previous >>> 24) | (word << 8), hits);
          if ((at0 & 1) !== 0) verify(bytes, at, length, word, hits);
          if ((at1 & 1) !== 0) verify(bytes, at + 1, length, (word >>> 8) | (next << 24), hits);
          if ((at2 & 1) !== 0) verify(bytes, at + 2, length, (word >>> 16) | (next << 16), hits);
        }
        previous = word;
        word = next;
      }
      if (to >= length) verifyTail(bytes, length, hits);
    },
  };
}

/** Not `fill`, which costs more than reading a small file does. */
function pad(bytes: Buffer, length: number): void {
  for (let end = length; end < length + padding; end++) bytes[end] = 0;
}

function matches(bytes: Buffer, start: number, length: number, keyword: Uint8Array | undefined): boolean {
  if (keyword === undefined || start + keyword.length > length) return false;
  for (let index = 0; index < keyword.length; index++) {
    if (fold[bytes[start + index] ?? 0] !== keyword[index]) return false;
  }
  return true;
}

function addHit(hits: HitList, offset: number, keyword: number): void {
  if (hits.count === hits.offsets.length) {
    const grown = new Float64Array(hits.count * 2);
    grown.set(hits.offsets);
    hits.offsets = grown;
  }
  hits.offsets[hits.count++] = offset * keywordRange + keyword;
}

interface Tables {
  /** Two sets a slot: what follows the 3-gram, what precedes it. */
  readonly stage: Int32Array;
  /** Where a bucket's first entry is; 0 is none. */
  readonly heads: Int32Array;
  /** Four numbers an entry: next entry, keyword, offset of the window in the keyword, the folded window. */
  readonly entries: Int32Array;
  readonly folded: readonly Uint8Array[];
}

function buildTables(keywords: readonly string[]): Tables {
  const stage = new Int32Array(2 << slotBits);
  const heads = new Int32Array(1 << bucketBits);
  const entries = new Int32Array((keywords.length + 1) * 4);
  const commonness = createCommonness();
  const folded = keywords.map((keyword) => Uint8Array.from(Buffer.from(keyword, 'latin1'), (byte) => fold[byte] ?? 0));
  folded.forEach((bytes, index) => {
    if (bytes.length < windowLength) throw new RangeError(`keyword ${String(index)} is shorter than 4 characters`);
    const keyword = Buffer.from(bytes);
    const offset = rarestWindow(keyword.toString('latin1'), commonness);
    const slotAt = (start: number): number =>
      (Math.imul((keyword.readUIntLE(start, 3) | foldAll) << 8, multiplier) >>> slotShift) << 1;
    const following = slotAt(offset);
    const preceding = slotAt(offset + 1) + 1;
    stage[following] = (stage[following] ?? 0) | (1 << (bytes[offset + 3] ?? 0));
    stage[preceding] = (stage[preceding] ?? 0) | (1 << (bytes[offset] ?? 0));
    const window = keyword.readInt32LE(offset) | foldAll;
    const bucket = Math.imul(window, multiplier) >>> bucketShift;
    const entry = (index + 1) * 4;
    entries.set([heads[bucket] ?? 0, index, offset, window], entry);
    heads[bucket] = entry;
  });
  return { stage, heads, entries, folded };
}
