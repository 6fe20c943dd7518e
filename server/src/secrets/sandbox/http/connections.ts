import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorJson } from './json.ts';

/** Answers what node could not read as a request, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, type, message] = statuses[error.code ?? ''] ?? badRequest;
  const body = errorJson(type, message);
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/x-amz-json-1.1',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `x-amzn-RequestId: ${randomUUID()}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

const statuses: Readonly<Record<string, readonly [string, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'RequestHeaderTooLargeException',
    'The headers are too large.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'RequestTimeoutException', 'The request did not arrive in time.'],
};
const badRequest = ['400 Bad Request', 'InvalidRequestException', 'The request is not valid HTTP.'] as const;

/** Ends a server: no new connection, idle ones closed at once, the others after `grace` milliseconds. */
export async function closeServer(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(timer);
}
