import type { Connection } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { DocumentSnapshot } from '../core/documentSnapshot.ts';
import type { Analysis } from './analysis.ts';
import { Outdated } from './analysis.ts';
import type { Client } from './client.ts';
import { documentDiagnostics } from './documentDiagnostics.ts';
import type { Documents } from './documents.ts';
import { nameOf, quietly } from './guarded.ts';
import type { Log } from './guarded.ts';
import type { KnownValues } from './knownValues.ts';
import type { ProjectConfiguration } from './projectConfiguration.ts';
import type { SettingsHolder } from './settingsHolder.ts';
import type { WorkspaceFindings } from './workspaceFindings.ts';

/** Told of everything after which the editor may show something else. */
export interface DiagnosticsFlow {
  documentOpened(uri: string): void;
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  settingsChanged(): void;
}

export interface FlowParts {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly analysis: Analysis;
  readonly settings: SettingsHolder;
  readonly project: ProjectConfiguration;
  readonly known: KnownValues;
  readonly workspaceFindings: WorkspaceFindings;
  readonly log: Log;
}

/** A client that pulls asks by itself and is told only that its answers are old; any other is sent diagnostics. */
export function diagnosticsFlow(parts: FlowParts): DiagnosticsFlow {
  const flow = parts.client.pullsDiagnostics ? refreshing(parts) : pushing(parts);
  // What is stored already is said so.
  parts.known.onDidChange(() => flow.settingsChanged());
  return flow;
}

function refreshing({ connection, client }: FlowParts): DiagnosticsFlow {
  return {
    documentOpened: () => undefined,
    documentChanged: () => undefined,
    documentClosed: () => undefined,
    settingsChanged() {
      if (!client.refreshesDiagnostics) return;
      void quietly(() => connection.languages.diagnostics.refresh());
    },
  };
}

function pushing(parts: FlowParts): DiagnosticsFlow {
  const { connection, documents, settings, log } = parts;
  const turns = new Map<string, number>();
  const sent = new Map<string, string>();

  /**
   * No timer: a change is looked at as soon as the messages that arrived with it are worked off. The connection takes
   * one message a turn of the event loop, so the second turn comes after the next message, which may be newer.
   */
  function schedule(uri: string): void {
    const turn = (turns.get(uri) ?? 0) + 1;
    turns.set(uri, turn);
    setImmediate(() =>
      setImmediate(() => {
        if (turns.get(uri) === turn) void publish(uri);
      }),
    );
  }

  async function publish(uri: string): Promise<void> {
    await settings.settled;
    const snapshot = documents.snapshot(uri);
    if (snapshot === undefined) return;
    const diagnostics = await look(snapshot);
    // A newer version, or what comes after a close, has its own turn.
    if (diagnostics === 'outdated' || !isCurrent(snapshot)) return;
    const message = { uri, version: snapshot.version, diagnostics };
    // Settings that arrive after the document ask for another look, which mostly gives the same.
    const text = JSON.stringify(message);
    if (sent.get(uri) === text) return;
    sent.set(uri, text);
    await quietly(() => connection.sendDiagnostics(message));
  }

  function isCurrent({ uri, version, text }: DocumentSnapshot): boolean {
    const current = documents.snapshot(uri);
    return current?.version === version && current.text === text;
  }

  /** An editor waits for an answer to every document, so a bug gives it an empty one. */
  async function look(snapshot: DocumentSnapshot): Promise<Diagnostic[] | 'outdated'> {
    try {
      return await documentDiagnostics(snapshot, parts);
    } catch (error) {
      if (error instanceof Outdated) return 'outdated';
      log(`looking at a document failed: ${nameOf(error)}`);
      return [];
    }
  }

  return {
    documentOpened(uri) {
      // Also when it was open with the same text: what is opened is answered.
      sent.delete(uri);
      schedule(uri);
    },
    documentChanged: schedule,
    documentClosed(uri) {
      turns.delete(uri);
      sent.delete(uri);
      void quietly(() => connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
    settingsChanged: () => documents.uris().forEach(schedule),
  };
}
