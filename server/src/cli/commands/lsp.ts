import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { createServices } from '../../composition.ts';
import { serve } from '../../lsp/serve.ts';
import type { CommandIo, ExitCode } from '../io.ts';

export interface LspOptions {
  /** Ends the server when this process ends, as `processId` of `initialize` does. */
  readonly clientProcessId?: number;
}

/** How long what is still under way, such as a call to AWS, may keep the process, in milliseconds. */
const graceMilliseconds = 1000;

/** `unhardcode lsp --stdio`: any editor, over stdin and stdout. */
export async function runLsp({ clientProcessId }: LspOptions, io: CommandIo): Promise<ExitCode> {
  const transport = { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
  const options = { signal: io.signal, ...(clientProcessId === undefined ? {} : { clientProcessId }) };
  const code = await serve(transport, createServices(io.env), options);
  process.stdin.destroy();
  exitSoon(code);
  return code;
}

/** `--node-ipc`: VS Code, over the channel that it started the process with. */
export async function serveOverIpc(): Promise<ExitCode> {
  const transport = { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  const disconnected = new AbortController();
  process.once('disconnect', () => disconnected.abort());
  process.once('SIGTERM', () => disconnected.abort());
  const code = await serve(transport, createServices(process.env), { signal: disconnected.signal });
  if (process.connected) process.disconnect();
  exitSoon(code);
  return code;
}

const exitSoon = (code: ExitCode): void => void setTimeout(() => process.exit(code), graceMilliseconds).unref();
