/** A finding as ignores look at it. It holds the value, and lives within one scan. */
export interface FoundPlace {
  /** Relative to what the ignores' own paths are relative to, with `/`. */
  readonly path: string;
  readonly rule: string;
  /** 1-based line of the start. */
  readonly line: number;
  readonly fingerprint: string;
  readonly kind: string;
  /** The secret part. */
  readonly value: string;
  /** All of the lines that it stands in. */
  readonly lines: string;
}

/** One wish of a user not to be told of something. */
export interface Ignore {
  /** Where it is written, and on which line (1-based). */
  readonly file: string;
  readonly line: number;
  /** What it says, for people. */
  readonly what: string;
  /** The one file that it is about, where it says so: without having looked there, nobody knows whether it is of use. */
  readonly about?: string;
  /** The day after which it has no effect, where that day is over. */
  readonly expired?: string;
  readonly hides: (place: FoundPlace) => boolean;
}

/** A path as people write it into a file of ignores, as ours are. */
export const normalizedPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
