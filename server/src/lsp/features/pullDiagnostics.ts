import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { Outdated } from '../analysis.ts';
import { resultIdOf } from '../diagnostics.ts';
import { documentDiagnostics } from '../documentDiagnostics.ts';
import { diagnosticSource } from '../toLsp.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';

/** Diagnostics for editors that ask for them. */
export const pullDiagnostics: Feature = {
  capabilities: ({ pullsDiagnostics, asks }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: diagnosticSource,
            interFileDependencies: false,
            // Our own client pulls all the time: it is sent what the user asked for, see `scanPublishing`.
            workspaceDiagnostics: !asks,
          },
        }
      : {},
  attach(host) {
    host.connection.languages.diagnostics.on(
      guarded('textDocument/diagnostic', host.log, ({ textDocument, previousResultId }) =>
        report(host, textDocument.uri, previousResultId),
      ),
    );
  },
};

async function report(
  host: Host,
  uri: string,
  previousResultId: string | undefined,
): Promise<DocumentDiagnosticReport> {
  await host.settings.settled;
  const items = await currentDiagnostics(host, uri);
  const resultId = resultIdOf(items);
  return resultId === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

export async function currentDiagnostics(host: Host, uri: string): Promise<Diagnostic[]> {
  const snapshot = host.documents.snapshot(uri);
  if (snapshot === undefined) return [];
  try {
    return await documentDiagnostics(snapshot, host);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', { retriggerRequest: true });
  }
}
