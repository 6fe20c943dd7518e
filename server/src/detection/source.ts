import type { Finding } from '../core/finding.ts';

/** A text to look at. */
export interface Source {
  readonly text: string;
  /** With `/`. Its name tells the format, its folders tell the place (test, example, vendored). */
  readonly path: string;
  /** The editor's opinion; derived from the path when absent. */
  readonly languageId?: string;
  /** Path as it enters fingerprints: relative to the project, so that every entry point agrees. Default: `path`. */
  readonly identity?: string;
}

export interface ScanOptions {
  /** `report` also gives what comments in the text ask to ignore. Default `honour`. */
  readonly suppressions?: 'honour' | 'report';
}

export interface ScanResult {
  /** By start, never overlapping, one a secret and place. */
  readonly findings: readonly Finding[];
  /** How many findings comments in the text hid. */
  readonly suppressed: number;
}
