import type { Range } from 'vscode-languageserver-protocol';
import { diagnosticsOfRows } from './diagnostics.ts';
import type { DiagnosticsFlow, FlowParts } from './diagnosticsFlow.ts';
import { problemDiagnostic } from './documentDiagnostics.ts';
import { nameOf, quietly } from './guarded.ts';
import { filePathOf, uriOf } from './place.ts';
import { inSlices, stepsOver } from './slices.ts';

/**
 * Sends what a scan found in files that are not open. A document that is opened takes over; closing it returns to what
 * is on the disk. A client that pulls asks for the workspace by itself and is sent nothing, but for our own: it would
 * pull all the time, whether the user has asked for a scan or not.
 */
export function scanPublishing(parts: FlowParts): DiagnosticsFlow {
  const { connection, client, documents, settings, workspaceFindings, log } = parts;
  const isSent = client.asks || !client.pullsDiagnostics;
  const shown = new Set<string>();

  function publish(file: string): void {
    if (!isSent || documents.at(file) !== undefined) return;
    const { problems } = workspaceFindings.notesOn(file);
    const diagnostics = [
      ...diagnosticsOfRows(workspaceFindings.of(file, settings.now()), client),
      ...(settings.now().enable ? problems : []).map(({ line, message }) =>
        problemDiagnostic(lineRange(line), message),
      ),
    ];
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
    settingsChanged: () => void inSlices(stepsOver(workspaceFindings.files(), publish)),
  };
}

/** All of a line (1-based) whose text is not at hand: editors end it where the line ends. */
const lineRange = (line: number): Range => ({
  start: { line: line - 1, character: 0 },
  end: { line, character: 0 },
});

/** Tells all of them, in the order given. */
export function allFlows(...flows: readonly DiagnosticsFlow[]): DiagnosticsFlow {
  return {
    documentOpened: (uri) => flows.forEach((flow) => flow.documentOpened(uri)),
    documentChanged: (uri) => flows.forEach((flow) => flow.documentChanged(uri)),
    documentClosed: (uri) => flows.forEach((flow) => flow.documentClosed(uri)),
    settingsChanged: () => flows.forEach((flow) => flow.settingsChanged()),
  };
}
