import { ignoreKey } from './layer.ts';
import type { Layer } from './layer.ts';

/** An ignore that hid nothing, or has expired. */
export interface UnusedIgnore {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** What it says, for people. */
  readonly ignore: string;
  readonly reason: 'unused' | 'expired';
}

/** What a run looked at of the files that a layer speaks about. */
export interface LookedAt {
  /** All of them. */
  readonly isWhole: boolean;
  readonly has: (path: string) => boolean;
}

/** The ignores of a layer that were of no use. Whether one is, is known only where it would have been of use. */
export const unusedIgnores = (layer: Layer, used: ReadonlySet<string>, lookedAt: LookedAt): readonly UnusedIgnore[] =>
  layer.ignores.flatMap(({ file, line, what, about, expired }, index): readonly UnusedIgnore[] => {
    const row = { path: file, line, ignore: what };
    if (expired !== undefined) return [{ ...row, reason: 'expired' }];
    const isKnown = lookedAt.isWhole || (about !== undefined && lookedAt.has(about));
    return isKnown && !used.has(ignoreKey(layer, index)) ? [{ ...row, reason: 'unused' }] : [];
  });
