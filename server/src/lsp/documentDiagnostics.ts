import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import type { Diagnostic, Range } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Span } from '../core/span.ts';
import type { Layer } from '../suppression/layer.ts';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { DiagnosticsParts } from './diagnostics.ts';
import { filePathOf } from './place.ts';
import type { ProjectConfiguration } from './projectConfiguration.ts';
import { diagnosticSource, toRange } from './toLsp.ts';
import type { WorkspaceFindings } from './workspaceFindings.ts';

export interface DocumentDiagnosticsParts extends DiagnosticsParts {
  readonly analysis: Analysis;
  readonly project: ProjectConfiguration;
  readonly workspaceFindings: Pick<WorkspaceFindings, 'notesOn'>;
}

/**
 * All that is shown of an open document: its findings, comments that ignore nothing, and what is wrong or of no use in
 * it where it is a file about findings. Rejects with `Outdated`.
 */
export async function documentDiagnostics(
  snapshot: DocumentSnapshot,
  parts: DocumentDiagnosticsParts,
): Promise<Diagnostic[]> {
  const { analysis, documents, client, settings, project } = parts;
  const { findings, unusedComments } = await analysis.resultOf(snapshot, documents.place(snapshot.uri));
  const said = await project.saidIn(snapshot.uri);
  const shown = diagnosticsOf(findings, snapshot, parts);
  if (!settings.now().enable) return shown;
  const unusedComment = (span: Span): Diagnostic => {
    const range = toRange(documents.linesOf(snapshot), span);
    return unusedDiagnostic(range, 'This comment ignores nothing: there is no finding here any more.', client);
  };
  return [
    ...shown,
    ...unusedComments.map(unusedComment),
    ...(said === undefined ? [] : saidDiagnostics(said, snapshot, parts)),
  ];
}

/** Mistakes in a file of ignores or rules, entries that have expired, and what the last scan found to be of no use. */
function saidDiagnostics(
  { ignores, problems }: Pick<Layer, 'ignores' | 'problems'>,
  { uri, text }: DocumentSnapshot,
  { client, workspaceFindings }: DocumentDiagnosticsParts,
): Diagnostic[] {
  const lines = text.split(/\r\n|\n|\r/);
  const rangeOf = (line: number): Range => ({
    start: { line: line - 1, character: 0 },
    end: { line: line - 1, character: lines[line - 1]?.length ?? 0 },
  });
  // By what they say: lines have moved when the file was edited since.
  const unused = new Set(workspaceFindings.notesOn(filePathOf(uri) ?? uri).unused.map(({ ignore }) => ignore));
  return [
    ...problems.map(({ line, message }) => problemDiagnostic(rangeOf(line), message)),
    ...ignores.flatMap(({ line, what, expired }) => {
      if (expired !== undefined) return [unusedDiagnostic(rangeOf(line), `This ended on ${expired}.`, client)];
      if (!unused.has(what)) return [];
      return [unusedDiagnostic(rangeOf(line), 'The last scan of the workspace found nothing that this hides.', client)];
    }),
  ];
}

const unusedDiagnostic = (range: Range, message: string, client: Client): Diagnostic => ({
  range,
  severity: DiagnosticSeverity.Hint,
  source: diagnosticSource,
  code: 'unused-ignore',
  message,
  ...(client.unnecessaryTag ? { tags: [DiagnosticTag.Unnecessary] } : {}),
});

/** What is wrong in a file of ignores or rules. */
export const problemDiagnostic = (range: Range, message: string): Diagnostic => ({
  range,
  severity: DiagnosticSeverity.Warning,
  source: diagnosticSource,
  code: 'configuration',
  message,
});
