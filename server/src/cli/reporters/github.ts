import type { Confidence } from '../../core/finding.ts';
import { wordFor } from '../../core/finding.ts';
import type { FindingRow, ScanReport } from '../../workspace/scanReport.ts';

const commands: Readonly<Record<Confidence, string>> = { certain: 'error', likely: 'warning', possible: 'notice' };

/** Workflow commands of GitHub Actions, one a finding: they appear as annotations on the changed lines. */
export const githubReport = (report: ScanReport): string => report.findings.map(annotation).join('');

function annotation(row: FindingRow): string {
  const properties = [
    `file=${escapedProperty(row.path)}`,
    `line=${row.startLine}`,
    `endLine=${row.endLine}`,
    // GitHub refuses columns that span lines.
    ...(row.startLine === row.endLine ? [`col=${row.startColumn}`, `endColumn=${row.endColumn}`] : []),
    `title=${escapedProperty(`Hardcoded ${wordFor(row.kind)} (${row.rule})`)}`,
  ];
  return `::${commands[row.confidence]} ${properties.join(',')}::${escapedMessage(row.reason)}\n`;
}

// The escapes of the toolkit's `issueCommand`.
const escapedMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text: string): string => escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
