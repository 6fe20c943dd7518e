import {
  LogMessageNotification,
  MessageType,
  PositionEncodingKind,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { Connection, InitializeParams, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { tokenSource } from '../remediation/tokens.ts';
import { settingsSection } from '../settings/settings.ts';
import { analysis } from './analysis.ts';
import { clientOf } from './client.ts';
import type { Client } from './client.ts';
import { configurationFlow } from './configurationFlow.ts';
import { diagnosticsFlow } from './diagnosticsFlow.ts';
import type { DiagnosticsFlow } from './diagnosticsFlow.ts';
import { openDocuments } from './documents.ts';
import { askedRequests } from './features/askedRequests.ts';
import { codeActions } from './features/codeActions.ts';
import { configuration } from './features/configuration.ts';
import { executeCommand } from './features/executeCommand.ts';
import { hover } from './features/hover.ts';
import { insertReferences } from './features/insertReferences.ts';
import { pullDiagnostics } from './features/pullDiagnostics.ts';
import { sandboxRequests } from './features/sandboxRequests.ts';
import { secretRequests } from './features/secretRequests.ts';
import { storeRequests } from './features/storeRequests.ts';
import { textSync } from './features/textSync.ts';
import { unfinishedRuns } from './features/unfinishedRuns.ts';
import { workspaceDiagnostics } from './features/workspaceDiagnostics.ts';
import { workspaceFiles } from './features/workspaceFiles.ts';
import { workspaceScan } from './features/workspaceScan.ts';
import { nameOf, quietly } from './guarded.ts';
import type { Feature, Host } from './host.ts';
import { knownValues } from './knownValues.ts';
import { migrations } from './migrations.ts';
import { projectConfiguration } from './projectConfiguration.ts';
import { sandboxHolder } from './sandbox.ts';
import { allFlows, scanPublishing } from './scanPublishing.ts';
import type { Services } from './services.ts';
import { sectionIn, settingsHolder } from './settingsHolder.ts';
import { workspaceFindings } from './workspaceFindings.ts';
import { workspaceFoldersOf } from './workspaceFolders.ts';

/** Everything the server can do, one line each. */
const features: readonly Feature[] = [
  textSync,
  configuration,
  pullDiagnostics,
  workspaceDiagnostics,
  workspaceFiles,
  workspaceScan,
  hover,
  codeActions,
  executeCommand,
  unfinishedRuns,
  askedRequests,
  storeRequests,
  secretRequests,
  insertReferences,
  sandboxRequests,
];

/**
 * Attaches the language server to a connection that does not listen yet, and listens. Gives a function that ends what
 * runs beside the connection.
 */
export function startServer(connection: Connection, services: Services): () => Promise<void> {
  const ended = new AbortController();
  let stopSandbox = (): Promise<void> => Promise.resolve();
  const stop = (): Promise<void> => {
    ended.abort();
    return stopSandbox();
  };
  connection.onInitialize((params): InitializeResult => {
    const host = hostOf(connection, services, params, ended.signal);
    for (const feature of features) feature.attach(host);
    stopSandbox = () => host.sandbox.stop();
    connection.onShutdown(stop);
    return {
      capabilities: capabilitiesFor(host.client),
      serverInfo: { name: 'Unhardcode', version: services.version },
    };
  });
  connection.listen();
  return stop;
}

function capabilitiesFor(client: Client): ServerCapabilities {
  // Every client knows UTF-16, see the specification of `PositionEncodingKind`.
  const encoding = client.declaresEncodings ? { positionEncoding: PositionEncodingKind.UTF16 } : {};
  return features.reduce<ServerCapabilities>((all, feature) => ({ ...all, ...feature.capabilities(client) }), encoding);
}

function hostOf(connection: Connection, services: Services, params: InitializeParams, ended: AbortSignal): Host {
  const client = clientOf(params);
  const log = (message: string): void =>
    void quietly(() =>
      connection.sendNotification(LogMessageNotification.type, { type: MessageType.Warning, message }),
    );
  const documents = openDocuments();
  const folders = workspaceFoldersOf(params);
  const project = projectConfiguration(documents, folders);
  const parts = {
    connection,
    client,
    log,
    documents,
    folders,
    known: knownValues(),
    project,
    analysis: analysis(project, () => flow.settingsChanged(), ended),
    parser: services.parser,
    requiredModules: services.requiredModules,
    workspaceFindings: workspaceFindings(services.scanInBackground, ended),
    settings: settingsHolder(
      sectionIn(params.initializationOptions, settingsSection),
      client.answersConfiguration,
      log,
    ),
  };
  const flow: DiagnosticsFlow = allFlows(diagnosticsFlow(parts), scanPublishing(parts));
  const configurationChanged = (): void => {
    flow.settingsChanged();
    // What was found in files that are not open may be hidden now, or shown.
    parts.workspaceFindings
      .look(folders.paths())
      .catch((error: unknown) => log(`looking again failed: ${nameOf(error)}`));
  };
  return {
    ...parts,
    services,
    ended,
    configurationChanged,
    flow: allFlows(
      flow,
      configurationFlow(() => flow.settingsChanged(), ended),
    ),
    migrations: migrations(parts),
    sandbox: sandboxHolder(connection, services, client.sandboxData),
    tokens: tokenSource(),
    tell: (type: MessageType, message: string) =>
      void quietly(() => connection.sendNotification(ShowMessageNotification.type, { type, message })),
  };
}
