import type { Confidence, FindingKind } from '../core/finding.ts';
import type { Problem } from '../suppression/problem.ts';
import type { UnusedIgnore } from '../suppression/unused.ts';
import type { SkippedPath } from './listFiles.ts';

/** A finding as the command line prints it: 1-based lines and UTF-16 columns, the end exclusive. */
export interface FindingRow {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly fingerprint: string;
  readonly reason: string;
}

export interface ScanReport {
  readonly findings: readonly FindingRow[];
  readonly scanned: { readonly files: number; readonly bytes: number };
  readonly skipped: readonly SkippedPath[];
  /** Findings that comments in the files hid. */
  readonly suppressed: number;
  /** Findings that files of ignores, baselines and allowlists hid. */
  readonly ignored: number;
  /** Of those and of comments, what hid nothing. */
  readonly unusedIgnores: readonly UnusedIgnore[];
  /** What is wrong in files of configuration. */
  readonly problems: readonly Problem[];
}
