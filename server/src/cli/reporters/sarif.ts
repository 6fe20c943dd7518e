import type { Confidence } from '../../core/finding.ts';
import { wordFor } from '../../core/finding.ts';
import type { Rule } from '../../detection/rule.ts';
import { builtInRules } from '../../detection/rules/index.ts';
import type { FindingRow, ScanReport } from '../../workspace/scanReport.ts';
import { version } from '../../version.ts';

const levels: Readonly<Record<Confidence, string>> = { certain: 'error', likely: 'warning', possible: 'note' };

/** SARIF 2.1.0 (OASIS), as code scanning services read it. */
export function sarifReport(report: ScanReport): string {
  const rules = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Unhardcode', version, semanticVersion: version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((row) => result(row, rules.indexOf(row.rule))),
        invocations: [{ executionSuccessful: true }],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(id: string): object {
  const rule: Rule | undefined = builtInRules.find((known) => known.id === id);
  const title = rule?.title ?? id.replaceAll('-', ' ');
  return {
    id,
    name: id,
    shortDescription: { text: `Hardcoded credential: ${title}` },
    ...(rule === undefined ? {} : { helpUri: rule.documentation }),
    properties: { tags: ['security', 'external/cwe/cwe-798'] },
  };
}

const result = (row: FindingRow, ruleIndex: number): object => ({
  ruleId: row.rule,
  ruleIndex,
  level: levels[row.confidence],
  message: { text: `Hardcoded ${wordFor(row.kind)}: ${row.reason}` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(row.path) },
        region: {
          startLine: row.startLine,
          startColumn: row.startColumn,
          endLine: row.endLine,
          endColumn: row.endColumn,
        },
      },
    },
  ],
  partialFingerprints: { 'unhardcode/v1': row.fingerprint },
  properties: { kind: row.kind, confidence: row.confidence },
});

/** A path as a URI reference (RFC 3986, 4.2): absolute with its scheme, relative with nothing taken for one. */
function uriOf(path: string): string {
  // Through UTF-8, which has no half characters: a name on Windows may hold one, and has no URI.
  const encoded = encodeURI(Buffer.from(path).toString()).replace(/[#?]/g, encodeURIComponent);
  if (encoded.startsWith('/')) return `file://${encoded}`;
  if (/^[A-Za-z]:\//.test(encoded)) return `file:///${encoded}`;
  const [first = '', ...rest] = encoded.split('/');
  return [first.replaceAll(':', '%3A'), ...rest].join('/');
}
