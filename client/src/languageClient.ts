import { randomUUID } from 'node:crypto';
import { EventEmitter, workspace } from 'vscode';
import type { Event, ExtensionContext, LogOutputChannel } from 'vscode';
import {
  CancellationToken,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { sandboxKey } from '../../server/src/protocol/requests.ts';
import type { InitializationOptions } from '../../server/src/protocol/requests.ts';
import { seal } from '../../server/src/protocol/sealed.ts';
import { askForMfaCode, storesChanged } from '../../server/src/protocol/stores.ts';
import { documentSchemes } from './documentSchemes.ts';
import { promptForCode } from './promptForCode.ts';
import { readOrMakeKey } from './sandbox/key.ts';
import type { ReportStep, Server } from './server.ts';
import type { Registration } from './registration.ts';

export interface LanguageServer extends Server, Registration {
  restart(): Promise<void>;
  /** Profiles of the shared AWS files, or a login, have changed. */
  readonly onDidChangeStores: Event<'profiles' | 'logins'>;
}

/** Starts the server in a process of its own. Requests made before it is up wait for it. */
export function startLanguageServer(context: ExtensionContext, output: LogOutputChannel): LanguageServer {
  const client = new LanguageClient('unhardcode', 'Unhardcode', serverOptions(context), clientOptions(context, output));
  client.onRequest(sandboxKey, async ({ publicKey }) => ({
    sealed: seal(publicKey, await readOrMakeKey(context.secrets)),
  }));
  client.onRequest(askForMfaCode, async (question) => {
    const code = await promptForCode(question);
    return code === undefined ? {} : { sealed: seal(question.publicKey, code) };
  });
  const changed = new EventEmitter<'profiles' | 'logins'>();
  client.onNotification(storesChanged, ({ what }) => changed.fire(what));
  // A server that does not start is reported by the client itself; requests to it are then rejected.
  client.start().catch((error: unknown) => output.error(`The language server did not start: ${nameOf(error)}`));
  return {
    // Without a token, the library would take its absence for a second parameter.
    request: (type, parameters, token = CancellationToken.None) => client.sendRequest(type.method, parameters, token),
    requestWithProgress: (type, parameters, report, token) =>
      withProgress(client, report, (workDoneToken) =>
        client.sendRequest(type.method, { ...parameters, workDoneToken }, token),
      ),
    toEditorEdit: async (edit) => client.protocol2CodeConverter.asWorkspaceEdit(edit),
    restart: () => client.restart(),
    onDidChangeStores: changed.event,
    dispose() {
      changed.dispose();
      void client.dispose().catch(() => undefined);
    },
  };
}

/** Percentages of the protocol are of the whole; the editor wants what has been added. */
async function withProgress<R>(
  client: LanguageClient,
  report: ReportStep,
  request: (workDoneToken: string) => Promise<R>,
): Promise<R> {
  const token = randomUUID();
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, token, (value) => {
    if (value.kind !== 'report') return;
    const percentage = value.percentage ?? shown;
    report({ increment: percentage - shown, ...(value.message === undefined ? {} : { message: value.message }) });
    shown = percentage;
  });
  try {
    return await request(token);
  } finally {
    listening.dispose();
  }
}

function serverOptions(context: ExtensionContext): ServerOptions {
  return {
    module: context.asAbsolutePath('server/dist/main.js'),
    transport: TransportKind.ipc,
    // The optimising compiler of WebAssembly stalls on the large grammars; the baseline one is fast enough.
    options: { execArgv: ['--liftoff-only'] },
  };
}

function clientOptions(context: ExtensionContext, output: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    asks: true,
    isTrusted: workspace.isTrusted,
    sandboxData: `${context.globalStorageUri.fsPath}/sandbox`,
  };
  return {
    documentSelector: documentSchemes.map((scheme) => ({ scheme })),
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
