import { readName } from './credentials/names.ts';
import type { NameVerdict } from './credentials/names.ts';
import { createHitList, createScanBuffer } from './prefilter.ts';
import type { HitList, ScanBuffer } from './prefilter.ts';

/**
 * What whoever scans many texts keeps from one to the next, because making it anew would cost more than looking at
 * most of them. No result depends on it.
 */
export interface Scratch {
  /** A buffer of at least so many bytes, whatever was in it. */
  readonly bufferFor: (capacity: number) => ScanBuffer;
  /** An empty list, until the next one is asked for. */
  readonly emptyHits: () => HitList;
  /** What a name says. Names repeat, within a text and between the texts of a project. */
  readonly nameVerdict: (name: string) => NameVerdict;
}

/** Names that are kept: a few megabytes. */
const mostNames = 1 << 14;
const smallestBuffer = 1 << 16;

export function createScratch(): Scratch {
  let buffer: ScanBuffer | undefined;
  const verdicts = new Map<string, NameVerdict>();
  const hits = createHitList();
  return {
    bufferFor(capacity) {
      if (buffer === undefined || buffer.bytes.length < capacity)
        buffer = createScanBuffer(Math.max(capacity, smallestBuffer, (buffer?.bytes.length ?? 0) * 2));
      return buffer;
    },
    emptyHits() {
      hits.count = 0;
      return hits;
    },
    nameVerdict(name) {
      const known = verdicts.get(name);
      if (known !== undefined) return known;
      if (verdicts.size >= mostNames) verdicts.clear();
      const verdict = readName(name);
      verdicts.set(copyOf(name), verdict);
      return verdict;
    },
  };
}

/** A part of a string keeps all of it in memory; a copy does not. */
const copyOf = (part: string): string => Buffer.from(part, 'utf16le').toString('utf16le');
