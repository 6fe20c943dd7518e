import { DocumentDiagnosticReportKind } from 'vscode-languageserver-protocol';
import type {
  Diagnostic,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { diagnosticsOfRows, resultIdOf } from '../diagnostics.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { filePathOf, uriOf } from '../place.ts';
import { currentDiagnostics } from './pullDiagnostics.ts';
import { scan } from './workspaceScan.ts';

/**
 * The workspace for a client that asks for it. Asking is what starts a scan; where the client watches files for us, what
 * the last one found is kept up to date and given again.
 */
export const workspaceDiagnostics: Feature = {
  capabilities: () => ({}),
  attach(host) {
    host.connection.languages.diagnostics.onWorkspace((params, token, workDone, partial) =>
      guarded('workspace/diagnostic', host.log, async (asked: WorkspaceDiagnosticParams, signal) => {
        const report = reporter(asked, (items) => partial?.report({ items }), partial !== undefined);
        await reportAll(host, report, (onFound) => scan(host, workDone, signal, onFound));
        return report.rest();
      })(params, token),
    );
  },
};

type Scan = (onBatch: Parameters<typeof scan>[3]) => Promise<unknown>;

async function reportAll(host: Host, report: Reporter, scanAll: Scan): Promise<void> {
  const { documents, workspaceFindings, settings, client } = host;
  const opened = new Set(documents.uris().map((uri) => filePathOf(uri) ?? uri));
  const reportFile = (file: string): void => {
    if (opened.has(file)) return;
    report.add(uriOf(file), null, diagnosticsOfRows(workspaceFindings.of(file, settings.now()), client));
  };
  const isKnown = workspaceFindings.asked() && client.watchesFiles;
  if (isKnown) workspaceFindings.files().forEach(reportFile);
  else await scanAll(({ findings }) => new Set(findings.map(({ path }) => path)).forEach(reportFile));
  for (const uri of documents.uris()) {
    const snapshot = documents.snapshot(uri);
    if (snapshot !== undefined) report.add(uri, snapshot.version, await currentDiagnostics(host, uri));
  }
}

interface Reporter {
  add(uri: string, version: number | null, items: Diagnostic[]): void;
  /** What was not sent yet, and an empty list for every file that had findings and has none any more. */
  rest(): WorkspaceDiagnosticReport;
}

/** Sends each report as soon as it is known where the client takes parts, and `unchanged` for what it has already. */
function reporter(
  { previousResultIds = [] }: Partial<WorkspaceDiagnosticParams>,
  send: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  takesParts: boolean,
): Reporter {
  const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const seen = new Set<string>();
  const kept: WorkspaceDocumentDiagnosticReport[] = [];
  const add = (uri: string, version: number | null, items: Diagnostic[]): void => {
    seen.add(uri);
    const resultId = resultIdOf(items);
    if (items.length === 0 && !before.has(uri)) return;
    const report: WorkspaceDocumentDiagnosticReport =
      before.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
    if (takesParts) send([report]);
    else kept.push(report);
  };
  return {
    add,
    rest() {
      for (const uri of before.keys()) if (!seen.has(uri)) add(uri, null, []);
      return { items: kept };
    },
  };
}
