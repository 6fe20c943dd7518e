import { diagnosticsOfRows } from './diagnostics.ts';
import type { DiagnosticsFlow, FlowParts } from './diagnosticsFlow.ts';
import { nameOf, quietly } from './guarded.ts';
import { filePathOf, uriOf } from './place.ts';
import { openedAt } from './projectFiles.ts';
import type { WorkspaceFindings } from './workspaceFindings.ts';

export interface ScanPublishingParts extends FlowParts {
  readonly workspaceFindings: WorkspaceFindings;
}

/**
 * Sends what a scan found in files that are not open. A document that is opened takes over; closing it returns to what
 * is on the disk. A client that pulls asks for the workspace by itself and is sent nothing, but for our own: it would
 * pull all the time, whether the user has asked for a scan or not.
 */
export function scanPublishing(parts: ScanPublishingParts): DiagnosticsFlow {
  const { connection, client, documents, settings, workspaceFindings, log } = parts;
  const isSent = client.asks || !client.pullsDiagnostics;
  const shown = new Set<string>();

  function publish(file: string): void {
    if (!isSent || openedAt(documents, file) !== undefined) return;
    const diagnostics = diagnosticsOfRows(workspaceFindings.of(file, settings.now()), client);
    if (diagnostics.length > 0) shown.add(file);
    else if (!shown.delete(file)) return;
    void quietly(() => connection.sendDiagnostics({ uri: uriOf(file), diagnostics }));
  }

  workspaceFindings.onDidChange(publish);
  return {
    documentOpened(uri) {
      const file = filePathOf(uri);
      if (file === undefined || !shown.delete(file)) return;
      // What is pushed of the document replaces what was sent under the same URI.
      if (!client.asks && uriOf(file) === uri) return;
      void quietly(() => connection.sendDiagnostics({ uri: uriOf(file), diagnostics: [] }));
    },
    documentChanged: () => undefined,
    documentClosed(uri) {
      const file = filePathOf(uri);
      if (file === undefined) return;
      workspaceFindings.look([file]).catch((error: unknown) => log(`looking at a file failed: ${nameOf(error)}`));
    },
    settingsChanged: () => workspaceFindings.files().forEach(publish),
  };
}

/** Tells all of them, in the order given. */
export function allFlows(...flows: readonly DiagnosticsFlow[]): DiagnosticsFlow {
  return {
    documentOpened: (uri) => flows.forEach((flow) => flow.documentOpened(uri)),
    documentChanged: (uri) => flows.forEach((flow) => flow.documentChanged(uri)),
    documentClosed: (uri) => flows.forEach((flow) => flow.documentClosed(uri)),
    settingsChanged: () => flows.forEach((flow) => flow.settingsChanged()),
  };
}
