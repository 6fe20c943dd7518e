import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { MessageType } from 'vscode-languageserver-protocol';
import type { TokenSource } from '../remediation/tokens.ts';
import type { Analysis } from './analysis.ts';
import type { Client } from './client.ts';
import type { DiagnosticsFlow } from './diagnosticsFlow.ts';
import type { Documents } from './documents.ts';
import type { Log } from './guarded.ts';
import type { KnownValues } from './knownValues.ts';
import type { Migrations } from './migrations.ts';
import type { ProjectConfiguration } from './projectConfiguration.ts';
import type { SandboxHolder } from './sandbox.ts';
import type { Services } from './services.ts';
import type { SettingsHolder } from './settingsHolder.ts';
import type { WorkspaceFindings } from './workspaceFindings.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** What a feature has to work with: made once when the client has introduced itself, never replaced. */
export interface Host {
  readonly connection: Connection;
  readonly client: Client;
  readonly services: Services;
  readonly documents: Documents;
  readonly analysis: Analysis;
  readonly migrations: Migrations;
  readonly sandbox: SandboxHolder;
  readonly settings: SettingsHolder;
  readonly flow: DiagnosticsFlow;
  readonly tokens: TokenSource;
  /** Which values are stored already, as far as this session knows. */
  readonly known: KnownValues;
  readonly folders: WorkspaceFolders;
  readonly project: ProjectConfiguration;
  /** Files of ignores or rules have changed on the disk: whatever is shown is looked at again. */
  readonly configurationChanged: () => void;
  readonly workspaceFindings: WorkspaceFindings;
  /** Aborted when the session ends. */
  readonly ended: AbortSignal;
  readonly log: Log;
  /** Says something to the user. The text holds no value. */
  readonly tell: (type: MessageType, message: string) => void;
}

/** A method of the protocol, or a few that belong together: a file and a line in the list. */
export interface Feature {
  /** Declared next to the handler that keeps the promise. */
  capabilities(client: Client): ServerCapabilities;
  attach(host: Host): void;
}
