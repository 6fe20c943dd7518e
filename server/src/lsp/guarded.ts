import { CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';

/** Writes a line into the editor's log. Whoever calls it answers for the text: it holds nothing of a document. */
export type Log = (message: string) => void;

/**
 * The one guard around every handler. The token becomes an `AbortSignal` here, once. A cancelled request has no
 * answer but the error for it, at once, however long the work takes to notice: an empty answer would clear what the
 * editor shows. A bug is told by its class name alone, for an error's message may quote document text.
 */
export function guarded<P, R>(
  label: string,
  log: Log,
  work: (params: P, signal: AbortSignal) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const controller = new AbortController();
    const cancelled = () => new ResponseError<undefined>(LSPErrorCodes.RequestCancelled, `${label} was cancelled.`);
    if (token.isCancellationRequested) throw cancelled();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await unlessAborted(work(params, controller.signal), controller.signal);
    } catch (error) {
      if (controller.signal.aborted) throw cancelled();
      if (error instanceof ResponseError) throw error;
      log(`${label} failed: ${nameOf(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, `${label} failed: ${nameOf(error)}`);
    } finally {
      subscription.dispose();
    }
  };
}

/**
 * The same for a request without parameters. Register it by the name of its method: for a `RequestType` the connection
 * insists on parameters, which the client's side leaves out when there are none.
 */
export function guardedWithout<R>(
  label: string,
  log: Log,
  work: (signal: AbortSignal) => R | Promise<R>,
): (...given: readonly unknown[]) => Promise<R> {
  const handler = guarded<undefined, R>(label, log, (_, signal) => work(signal));
  return (...given) =>
    handler(undefined, given.find((argument) => CancellationToken.is(argument)) ?? CancellationToken.None);
}

/** The same for a notification, which nobody waits for. */
export function guardedNotice<P>(label: string, log: Log, work: (params: P) => void): (params: P) => void {
  return (params) => {
    try {
      work(params);
    } catch (error) {
      log(`${label} failed: ${nameOf(error)}`);
    }
  };
}

/** Rejects as soon as the signal is aborted, whatever becomes of the work. */
export const unlessAborted = <T>(work: T | Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    Promise.resolve(work).then(resolve, reject);
  });

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/**
 * Sends what nobody waits for. Once the session has ended the connection throws, at once or later, and there is nobody
 * left to tell.
 */
export async function quietly(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch {
    // Whoever is gone misses nothing.
  }
}
