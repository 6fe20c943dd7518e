import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../errors.ts';
import type { Executor } from '../executor.ts';
import type { SandboxCredentials } from '../storage/credentials.ts';
import { readBody } from './body.ts';
import { refuseConnection } from './connections.ts';
import { frontRefusal, headersOf, namesThis, protocolOf } from './guard.ts';
import type { Protocol } from './guard.ts';
import { answerJson, errorJson } from './json.ts';
import { answerQuery, errorXml } from './query.ts';
import { Refusal } from './refusal.ts';
import { namesKey, verifySignature } from './signature.ts';

/** What the HTTP layer needs of the rest. */
export interface Backend {
  readonly executor: Executor;
  readonly credentials: SandboxCredentials;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told about a bug, by its class name only. */
  readonly report: (message: string) => void;
}

// The largest valid request is a value whose 65,536 bytes are all escaped (\u0000): 384 KiB. Whoever knows the key
// may send more and is answered by the service's own limits; anyone else is cut off.
const unsignedLimit = 1024 * 1024;
const signedLimit = 16 * 1024 * 1024;

/**
 * Takes a loopback port. Nothing is served before {@link serve}, which is to follow at once.
 * @throws Error with node's code (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function bind(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer({
    connectionsCheckingInterval: 1000,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 60_000,
    // Checked with the other rules, so that its absence is answered like their violation.
    requireHostHeader: false,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: actualPort(server) };
}

export function serve(server: Server, backend: Backend): void {
  const answer = (request: IncomingMessage, response: ServerResponse, waits: boolean) => {
    handle(request, response, waits, actualPort(server), backend).catch((error: unknown) => {
      backend.report(`A request failed: ${error instanceof Error ? error.name : typeof error}`);
      response.destroy();
    });
  };
  server.on('request', (request, response) => answer(request, response, false));
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => answer(request, response, true));
  // Node leaves out `Expect: 100-continue` here, which it hands over above.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    answer(request, response, false),
  );
  server.on('connect', (_request, socket) => refuseConnection(new Error('no proxy'), socket));
  server.on('clientError', refuseConnection);
}

const actualPort = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** `waits`: the client asked with `Expect: 100-continue` whether it may send the body. */
async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  waits: boolean,
  port: number,
  backend: Backend,
): Promise<void> {
  const requestId = randomUUID();
  const method = request.method ?? '';
  const headers = headersOf(request);
  const protocol = protocolOf(method, headers);
  let answer: Answer;
  try {
    const refusal = frontRefusal(method, headers, port) ?? expectationRefusal(headers, waits);
    const target = originForm(request.url ?? '/', port);
    if (refusal && waits) throw refusal;
    if (waits) response.writeContinue();
    const limit = namesKey(headers, backend.credentials.accessKeyId) ? signedLimit : unsignedLimit;
    // Read also when it is refused already, so that the connection can be used again.
    const body = await readBody(request, limit);
    if (refusal) throw refusal;
    const signed = { method, target, headers, body };
    const service = protocol === 'json' ? 'secretsmanager' : 'sts';
    const { region } = verifySignature(signed, service, backend.credentials, backend.now());
    answer = { status: 200, body: await serveSigned(protocol, signed, region, requestId, backend) };
  } catch (error) {
    answer = errorAnswer(error, protocol, requestId, backend);
  }
  send(request, response, protocol, { ...answer, requestId, date: backend.now() });
}

/**
 * Path and query of a request target. Every server has to take the absolute form, too (RFC 9112, 3.2.2).
 * @throws Refusal when it names another endpoint.
 */
function originForm(target: string, port: number): string {
  if (target.startsWith('/')) return target;
  const [, authority = '', rest = ''] = /^http:\/\/([^/?#]*)(.*)$/i.exec(target) ?? [];
  if (!namesThis(authority.toLowerCase(), port)) {
    throw new Refusal('AccessDenied', 'The request target does not name this endpoint.', 403);
  }
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** `waits`: what is expected is `100-continue`, the one thing that is served. */
const expectationRefusal = (headers: ReturnType<typeof headersOf>, waits: boolean): Refusal | undefined =>
  headers.has('expect') && !waits ? new Refusal('ExpectationFailed', 'The expectation is not met.', 417) : undefined;

async function serveSigned(
  protocol: Protocol,
  request: { readonly target: string; readonly headers: ReturnType<typeof headersOf>; readonly body: Buffer },
  region: string,
  requestId: string,
  backend: Backend,
): Promise<string> {
  const [path = '/', ...query] = request.target.split('?');
  if (path !== '/') throw new Refusal('UnknownOperation', 'The path is not served.', 404);
  if (protocol === 'json') return answerJson(backend.executor, request.headers, request.body, region);
  return answerQuery(query.join('?'), request.body.toString('utf8'), backend.credentials, region, requestId);
}

function errorAnswer(error: unknown, protocol: Protocol, requestId: string, backend: Backend): Answer {
  if (error instanceof ServiceError) return { status: error.status, body: errorJson(error.type, error.message) };
  if (error instanceof Refusal) {
    if (protocol === 'query') return errorXml(error, requestId);
    return { status: error.status, body: errorJson(`${error.code}Exception`, error.message) };
  }
  backend.report(`A request failed: ${error instanceof Error ? error.name : typeof error}`);
  const failure = new Refusal('InternalFailure', 'The sandbox failed to process the request.', 500);
  return protocol === 'query'
    ? errorXml(failure, requestId)
    : { status: 500, body: errorJson('InternalServiceError', failure.message) };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  protocol: Protocol,
  { status, body, requestId, date }: Answer & { readonly requestId: string; readonly date: number },
): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, {
    'Content-Type': protocol === 'json' ? 'application/x-amz-json-1.1' : 'text/xml',
    'Content-Length': bytes.length,
    'x-amzn-RequestId': requestId,
    // Clients correct their clock by it, so it must be the one that signatures are checked with.
    Date: new Date(date).toUTCString(),
    'Cache-Control': 'no-store',
    // What was not read of a body cannot be told apart from the next request.
    ...(request.complete ? {} : { Connection: 'close' }),
  });
  if (request.complete) response.end(bytes);
  else endWhenSent(request, response, bytes);
}

/** How long a client that is refused may go on sending. */
const patience = 1000;

/**
 * Answers a client that is still sending. The connection ends when it has sent everything or lost its time, not
 * before: it would be reset, and the answer lost with it.
 */
function endWhenSent(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  response.write(bytes);
  const end = () => {
    clearTimeout(timer);
    response.end(() => request.socket.destroy());
  };
  const timer = setTimeout(end, patience);
  request.once('end', end);
  request.resume();
}
