import type { Finding } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { JudgedCandidate } from './results.ts';

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
  readonly project?: ProjectRules;
}

/** What a project's own files say about the findings of one text. */
export interface ProjectRules {
  /** Whether {@link find} may find something: then every text is looked at, whatever it holds. */
  readonly bringsRules: boolean;
  /** What rules of the project find, in steps. */
  find(source: Source): Generator<void, readonly JudgedCandidate[]>;
  /** Tells of each finding in a text which ignore hides it, by a key; nothing when none does. */
  ignoring(text: string): (finding: Finding) => string | undefined;
}

export interface ScanResult {
  /** By start, never overlapping, one a secret and place. */
  readonly findings: readonly Finding[];
  /** How many findings comments in the text hid. */
  readonly suppressed: number;
  /** Keys of the project's ignores that hid findings, one a finding. */
  readonly ignored: readonly string[];
  /** Our own comments that ask to ignore something where nothing was found. */
  readonly unusedComments: readonly Span[];
}

export const emptyResult: ScanResult = { findings: [], suppressed: 0, ignored: [], unusedComments: [] };
