import type { ScanReport } from '../../workspace/scanReport.ts';

/** The promise to scripts: version 1 of the report. */
export const jsonReport = (report: ScanReport): string =>
  `${JSON.stringify({ version: 1, findings: report.findings, scanned: report.scanned, skipped: report.skipped }, null, 2)}\n`;
