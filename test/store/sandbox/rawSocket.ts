import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Endpoint } from './client.ts';
import { signedHeaders } from './signedRequest.ts';
import type { WireRequest } from './signedRequest.ts';

/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A connection on which bytes can be sent as they are. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string | Buffer): void;
  /** The next whole answer; rejects when the connection ends before. */
  answer(): Promise<RawAnswer>;
  readonly closed: Promise<void>;
}

export function open(sandbox: Endpoint): RawConnection {
  const socket = connect(Number(new URL(sandbox.endpoint).port), '127.0.0.1');
  let received = Buffer.alloc(0);
  let wake: () => void = () => undefined;
  let ended = false;
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  // A reset after the answer is an end like another.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) =>
    socket.on('close', () => {
      ended = true;
      wake();
      resolve();
    }),
  );
  return {
    socket,
    closed,
    write: (text) => socket.write(text),
    async answer() {
      for (;;) {
        const parsed = parseAnswer(received);
        if (parsed) {
          received = received.subarray(parsed.length);
          return parsed.answer;
        }
        if (ended) throw new Error(`the connection ended after ${received.toString('latin1')}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

function parseAnswer(bytes: Buffer): { answer: RawAnswer; length: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.split(' ')[1]);
  const length = status === 100 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < end + 4 + length) return undefined;
  return {
    answer: { status, head, body: bytes.toString('utf8', end + 4, end + 4 + length) },
    length: end + 4 + length,
  };
}

/** A whole signed request as bytes. `headers` are added unsigned, or replace what was signed; empty ones are left out. */
export function requestText(
  sandbox: Endpoint,
  wire: WireRequest,
  headers: Readonly<Record<string, string>> = {},
): string {
  const { method = 'POST', path = '/', body = '' } = wire;
  const all = { 'content-length': String(Buffer.byteLength(body)), ...signedHeaders(sandbox, wire), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
