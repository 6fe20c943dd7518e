import { createServer, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** One request of the client and what may be done with it. */
export interface Exchange {
  readonly body: string;
  /** Sends it to the endpoint, as often as it is called. A dead endpoint is an answer of 502. */
  forward(): Promise<Answer>;
  answer(answer: Answer): void;
  /** Sends so many bytes of the body and closes the connection. */
  answerPart(answer: Answer, bytes: number): void;
  cut(): void;
}

export interface Proxy {
  readonly url: string;
  /** Everything that the client sent: bodies, one a request. */
  readonly sent: readonly string[];
  close(): Promise<void>;
}

/**
 * A proxy as `HTTP_PROXY` names it. Clients sign for the endpoint itself, so that what passes here is what any box on
 * the way sees. `handle` decides over each request, counted from 0.
 */
export async function startProxy(handle: (exchange: Exchange, index: number) => Promise<void>): Promise<Proxy> {
  const sent: string[] = [];
  const work = new Set<Promise<void>>();
  const server = createServer((incoming, outgoing) => {
    const done = (async () => {
      const body = await bodyOf(incoming);
      const index = sent.push(body.toString('utf8')) - 1;
      await handle(exchangeOf(incoming, body, outgoing), index);
    })().catch(() => void outgoing.destroy());
    work.add(done);
    void done.finally(() => work.delete(done));
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async close() {
      await Promise.all(work);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function exchangeOf(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Exchange {
  const target = new URL(incoming.url ?? '', `http://${incoming.headers.host ?? ''}`);
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => name !== 'proxy-connection'));
  return {
    body: body.toString('utf8'),
    forward: () =>
      new Promise((resolve) => {
        const upstream = request(target, { method: incoming.method ?? 'POST', headers, agent: false }, (response) => {
          bodyOf(response).then(
            (answer) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer }),
            () => resolve(unreachable),
          );
        });
        upstream.on('error', () => resolve(unreachable));
        upstream.end(body);
      }),
    answer({ status, headers: answerHeaders, body: answer }) {
      outgoing.writeHead(status, { ...answerHeaders, 'content-length': answer.length });
      outgoing.end(answer);
    },
    answerPart({ status, headers: answerHeaders, body: answer }, bytes) {
      outgoing.writeHead(status, { ...answerHeaders, 'content-length': answer.length });
      outgoing.write(answer.subarray(0, bytes), () => outgoing.destroy());
    },
    cut: () => void outgoing.destroy(),
  };
}

const unreachable: Answer = { status: 502, headers: {}, body: Buffer.from('') };
