import { ErrorCodes, Message, ResponseError } from 'vscode-languageserver-protocol';
import type { DataCallback, MessageReader, MessageWriter, RequestMessage } from 'vscode-languageserver-protocol';

export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

type Phase = 'new' | 'running' | 'shut-down';

/**
 * Holds the life cycle of the protocol before a message reaches the connection, which knows none: it would hand out
 * requests before `initialize`, initialize twice, work on after `shutdown`, write a malformed message into its log
 * whole, and fall over a `$/cancelRequest` without an id. `lost` is called when nothing more can be read.
 */
export function withLifecycle({ reader, writer }: Transport, lost: () => void): Transport {
  let phase: Phase = 'new';

  function refuse(id: string | number | null, code: number, message: string): void {
    const answer = { jsonrpc: '2.0', id, error: new ResponseError(code, message).toJson() };
    writer.write(answer).catch(() => undefined);
  }

  /** Why a request is refused in this phase; undefined lets it through, and moves the phase on. */
  function refusalOf({ method, params }: RequestMessage): readonly [code: number, message: string] | undefined {
    if (phase === 'shut-down') return [ErrorCodes.InvalidRequest, 'The server was shut down.'];
    if (phase === 'new') {
      if (method !== 'initialize') return [ErrorCodes.ServerNotInitialized, 'The server is not initialized.'];
      if (!hasCapabilities(params)) return [ErrorCodes.InvalidParams, 'The capabilities of the client are missing.'];
      phase = 'running';
      return undefined;
    }
    if (method === 'initialize') return [ErrorCodes.InvalidRequest, 'The server is initialized already.'];
    if (method === 'shutdown') phase = 'shut-down';
    return undefined;
  }

  function admits(message: Message): boolean {
    if (Message.isRequest(message)) {
      const refused = refusalOf(message);
      if (refused !== undefined) refuse(message.id, ...refused);
      return refused === undefined;
    }
    if (Message.isNotification(message)) {
      if (message.method === '$/cancelRequest') return phase === 'running' && hasId(message.params);
      return phase === 'running' || message.method === 'exit';
    }
    if (Message.isResponse(message)) return phase === 'running' && message.id !== null;
    refuse(null, ErrorCodes.InvalidRequest, 'A message must be a request, a notification or a response.');
    return false;
  }

  reader.onError((error) => {
    refuse(null, ErrorCodes.ParseError, 'A message could not be read.');
    // A body that is no JSON: the frame was intact, so the next one is looked for behind it.
    if (error instanceof SyntaxError) return;
    // A header that cannot be read: where the next message starts is not known, and the client would wait forever.
    setImmediate(lost);
  });
  return {
    writer,
    reader: {
      onError: () => ({ dispose: () => undefined }),
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      dispose: () => reader.dispose(),
      listen: (callback: DataCallback) =>
        reader.listen((message) => {
          if (isObject(message) && admits(message)) callback(message);
          else if (!isObject(message)) refuse(null, ErrorCodes.InvalidRequest, 'A message must be an object.');
        }),
    },
  };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const hasId = (params: unknown): boolean =>
  typeof params === 'object' && params !== null && 'id' in params && ['string', 'number'].includes(typeof params.id);

const hasCapabilities = (params: unknown): boolean =>
  typeof params === 'object' && params !== null && 'capabilities' in params && isObject(params.capabilities);
