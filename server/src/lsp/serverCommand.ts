import type { WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Host } from './host.ts';

/** A command that the editor sends back with `workspace/executeCommand`. */
export interface ServerCommand {
  readonly id: string;
  /** Our own client takes some of them over. */
  isOffered(client: Client): boolean;
  /** Gives what runs it. */
  attach(host: Host): (given: readonly unknown[], call: CommandCall) => Promise<unknown>;
}

export interface CommandCall {
  /** Aborted when the request is cancelled or the session ends. */
  readonly signal: AbortSignal;
  /** Of the request, when the client asked to be told. */
  readonly progress: WorkDoneProgressReporter | undefined;
}
