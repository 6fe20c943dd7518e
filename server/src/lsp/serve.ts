import { createConnection } from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { watchProcess } from './clientProcess.ts';
import { withLifecycle } from './lifecycle.ts';
import type { Transport } from './lifecycle.ts';
import { startServer } from './server.ts';
import type { Services } from './services.ts';

/** What the connection itself has to say quotes messages, and with them documents. */
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, log: () => undefined };

export interface ServeOptions {
  /** Ends the session when aborted. */
  readonly signal?: AbortSignal;
  /** The process that asked for the server, when it is known before `initialize` names it. */
  readonly clientProcessId?: number;
}

/**
 * Serves one client until it says `exit`, closes its end, dies, or `signal` is aborted. Gives the exit code that the
 * protocol asks for: 0 after `shutdown`, else 1. Ends no process: the library's own `createConnection` for Node does,
 * and keeps what it knows of the session in the module, so that there could be only one.
 */
export function serve(
  transport: Transport,
  services: Services,
  { signal, clientProcessId }: ServeOptions = {},
): Promise<0 | 1> {
  return new Promise((resolve) => {
    let shutdownReceived = false;
    let stopWatching: () => void = () => undefined;
    const { reader, writer } = withLifecycle(transport, end);

    const connection = createConnection(() => createProtocolConnection(reader, writer, silent), {
      get shutdownReceived() {
        return shutdownReceived;
      },
      set shutdownReceived(value) {
        shutdownReceived = value;
      },
      initialize({ processId }) {
        if (typeof processId === 'number') watch(processId);
      },
      exit: end,
    });
    const stop = startServer(connection, services);

    function watch(processId: number): void {
      stopWatching();
      stopWatching = watchProcess(processId, end);
    }

    function end(): void {
      stopWatching();
      const done = (): void => resolve(shutdownReceived ? 0 : 1);
      stop().then(done, done);
    }
    reader.onClose(end);
    writer.onClose(end);
    // The client reads no more.
    writer.onError(end);
    if (clientProcessId !== undefined) watch(clientProcessId);
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end, { once: true });
  });
}
