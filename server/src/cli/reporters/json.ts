import type { ScanReport } from '../../workspace/scanReport.ts';

/** The promise to scripts: version 1 of the report. */
export function jsonReport({ findings, scanned, skipped, unusedIgnores }: ScanReport): string {
  return `${JSON.stringify({ version: 1, findings, scanned, skipped, unusedIgnores }, null, 2)}\n`;
}
