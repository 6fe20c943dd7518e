import type { Confidence, FindingKind } from '../core/finding.ts';
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
}
