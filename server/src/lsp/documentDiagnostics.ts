import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Span } from '../core/span.ts';
import type { Problem } from '../suppression/problem.ts';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { DiagnosticsParts } from './diagnostics.ts';
import type { Lines } from './documents.ts';
import type { ProjectConfiguration } from './projectConfiguration.ts';
import { diagnosticSource, toRange } from './toLsp.ts';

export interface DocumentDiagnosticsParts extends DiagnosticsParts {
  readonly analysis: Analysis;
  readonly project: ProjectConfiguration;
}

/**
 * All that is shown of an open document: its findings, comments that ignore nothing, and what is wrong with it where it
 * is a file about findings. Rejects with `Outdated`.
 */
export async function documentDiagnostics(
  snapshot: DocumentSnapshot,
  parts: DocumentDiagnosticsParts,
): Promise<Diagnostic[]> {
  const { analysis, documents, client, settings, project } = parts;
  const { findings, unusedComments } = await analysis.resultOf(snapshot, documents.place(snapshot.uri));
  const problems = await project.problemsOf(snapshot.uri);
  const isQuiet = !settings.now().enable || (unusedComments.length === 0 && problems.length === 0);
  const shown = diagnosticsOf(findings, snapshot, parts);
  if (isQuiet) return shown;
  const lines = documents.linesOf(snapshot);
  return [
    ...shown,
    ...unusedComments.map((span) => unusedComment(span, lines, client)),
    ...problems.map((problem) => problemDiagnostic(problem, snapshot)),
  ];
}

const unusedComment = (span: Span, lines: Lines, client: Client): Diagnostic => ({
  range: toRange(lines, span),
  severity: DiagnosticSeverity.Hint,
  source: diagnosticSource,
  code: 'unused-ignore',
  message: 'This comment ignores nothing: there is no finding here any more.',
  ...(client.unnecessaryTag ? { tags: [DiagnosticTag.Unnecessary] } : {}),
});

function problemDiagnostic({ line, message }: Problem, { text }: DocumentSnapshot): Diagnostic {
  const start = { line: line - 1, character: 0 };
  const length = text.split(/\r\n|\n|\r/)[line - 1]?.length ?? 0;
  return {
    range: { start, end: { ...start, character: length } },
    severity: DiagnosticSeverity.Warning,
    source: diagnosticSource,
    code: 'configuration',
    message,
  };
}
