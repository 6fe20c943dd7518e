import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { scanCommand, scanWorkspace } from '../../protocol/requests.ts';
import type { ScanSummary } from '../../protocol/requests.ts';
import { isConfigurationFile } from '../../workspace/configurationFiles.ts';
import type { BackgroundBatch } from '../../workspace/backgroundScan.ts';
import { guarded, quietly, unlessAborted } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import type { ServerCommand } from '../serverCommand.ts';

/** The scan of the workspace for our own client, which shows progress and skipped files itself. */
export const workspaceScan: Feature = {
  capabilities: () => ({}),
  attach(host) {
    host.connection.onRequest(
      scanWorkspace,
      guarded(scanWorkspace.method, host.log, ({ workDoneToken }, signal) => {
        const { window } = host.connection;
        return scan(host, window.attachWorkDoneProgress(workDoneToken), signal);
      }),
    );
  },
};

/** The same for every other editor, with the progress that the server starts itself where the client shows any. */
export const scanServerCommand: ServerCommand = {
  id: scanCommand,
  isOffered: ({ asks, sendsCommands }) => !asks && sendsCommands,
  attach: (host) => async (_, call) => {
    if (call.progress !== undefined) return scan(host, call.progress, call.signal);
    const { window } = host.connection;
    // The client may refuse to show any.
    const own = await window.createWorkDoneProgress().catch(() => undefined);
    const cancelled = new AbortController();
    own?.token.onCancellationRequested(() => cancelled.abort());
    const signal = AbortSignal.any([call.signal, cancelled.signal]);
    try {
      return await unlessAborted(scan(host, own ?? window.attachWorkDoneProgress(undefined), signal), signal);
    } catch (error) {
      if (!cancelled.signal.aborted) throw error;
      throw new ResponseError(
        LSPErrorCodes.RequestCancelled,
        'The scan was cancelled. What was found until then stays.',
      );
    }
  },
};

/** Scans, tells how far it is, and what was found; the findings themselves go the way of diagnostics. */
export async function scan(
  host: Host,
  progress: Pick<WorkDoneProgressReporter, 'begin' | 'report' | 'done'>,
  signal: AbortSignal,
  onBatch: (batch: BackgroundBatch) => void = () => undefined,
): Promise<ScanSummary> {
  const { workspaceFindings, folders, settings, client, connection } = host;
  progress.begin('Scanning for credentials', 0, undefined, true);
  try {
    await settings.settled;
    const summary = await workspaceFindings.scan(
      folders.paths(),
      (batch) => {
        progress.report(Math.floor(batch.share * 100), `${batch.files} files`);
        onBatch(batch);
      },
      signal,
    );
    const { scanned, skipped, suppressed } = summary;
    const now = settings.now();
    const counts = workspaceFindings.files().map((file) => workspaceFindings.of(file, now).length);
    return { ...scanned, suppressed, skipped, findings: counts.reduce((sum, count) => sum + count, 0) };
  } catch (error) {
    const isOther = error instanceof Error && error.name === 'AbortError' && !signal.aborted;
    if (isOther) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Another scan has started.');
    throw error;
  } finally {
    progress.done();
    if (!client.asks && client.refreshesDiagnostics) void quietly(() => connection.languages.diagnostics.refresh());
    // What is of no use in files of ignores is known now.
    else if (host.documents.uris().some((uri) => isConfigurationFile(uri))) host.flow.settingsChanged();
  }
}
