import { createHash } from 'node:crypto';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Finding } from '../core/finding.ts';
import type { FindingRow } from '../workspace/scanReport.ts';
import { shown } from './analysis.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { storedAt } from './knownValues.ts';
import type { KnownValues } from './knownValues.ts';
import type { SettingsHolder } from './settingsHolder.ts';
import { diagnosticSource, rowToDiagnostic, toDiagnostic } from './toLsp.ts';

/** More than anyone reads, and less than what makes an editor slow. */
export const mostDiagnostics = 1000;

export interface DiagnosticsParts {
  readonly client: Client;
  readonly documents: Documents;
  readonly settings: SettingsHolder;
  readonly known: KnownValues;
}

/** What is shown of the findings of a snapshot. A list that is cut short says so. */
export function diagnosticsOf(
  findings: readonly Finding[],
  snapshot: DocumentSnapshot,
  { client, documents, settings, known }: DiagnosticsParts,
): Diagnostic[] {
  const visible = shown(findings, settings.now());
  if (visible.length === 0) return [];
  const lines = documents.linesOf(snapshot);
  return upToMost(visible, client, (finding) =>
    toDiagnostic(finding, lines, client, storedAt(finding, snapshot, known)),
  );
}

/** What is shown of a file that is not open. */
export const diagnosticsOfRows = (rows: readonly FindingRow[], client: Client): Diagnostic[] =>
  upToMost(rows, client, (row) => rowToDiagnostic(row, client));

function upToMost<T>(visible: readonly T[], client: Client, toDiagnosticOf: (item: T) => Diagnostic): Diagnostic[] {
  const diagnostics = visible.slice(0, mostDiagnostics).map(toDiagnosticOf);
  const hidden = visible.length - diagnostics.length;
  return hidden === 0 ? diagnostics : [...diagnostics, shortened(hidden, client)];
}

/** Equal answers have equal identifiers, so that nothing has to be remembered. */
export const resultIdOf = (items: readonly Diagnostic[]): string =>
  createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 22);

const shortened = (hidden: number, { diagnosticData }: Client): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source: diagnosticSource,
  code: 'list-shortened',
  message: `${hidden} more findings in this document are not shown. \`unhardcode scan\` lists all of them.`,
  ...(diagnosticData ? { data: { hidden } } : {}),
});
