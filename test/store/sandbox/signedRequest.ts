import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Endpoint } from './client.ts';

/** A request as it is to go over the wire, and what is to be told otherwise than it is signed. */
export interface WireRequest {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** When it was signed; epoch milliseconds. */
  readonly signedAt?: number;
  /** Headers that are sent without being signed. */
  readonly unsigned?: readonly string[];
  /** Changes the request after it was signed. A header set to an empty text is not sent. */
  readonly tamper?: Readonly<{
    path?: string;
    body?: string;
    method?: string;
    headers?: Readonly<Record<string, string>>;
  }>;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The error's type and text, when it is one. */
  readonly type: string;
  readonly message: string;
}

export const jsonHeaders = (operation: string): Record<string, string> => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `secretsmanager.${operation}`,
});

/** Signs by the book ("Create a signed AWS API request"), independently of the verifier, and sends. */
export async function send(sandbox: Endpoint, wire: WireRequest): Promise<WireAnswer> {
  const { method = 'POST', path = '/', body = '', tamper = {} } = wire;
  const headers = { ...signedHeaders(sandbox, wire), ...tamper.headers };
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  return exchange(sandbox, tamper.method ?? method, tamper.path ?? path, sent, tamper.body ?? body);
}

/** All headers of a signed request. */
export function signedHeaders(sandbox: Endpoint, wire: WireRequest): Record<string, string> {
  const { method = 'POST', path = '/', body = '', service = 'secretsmanager', region = 'us-east-1' } = wire;
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = sandbox.environment;
  const time = new Date(wire.signedAt ?? Date.now()).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    host: new URL(sandbox.endpoint).host,
    'x-amz-date': time,
    ...wire.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !wire.unsigned?.includes(name))
    .sort();
  const [pathname = '/', query = ''] = path.split('?');
  const canonical = [
    method,
    pathname,
    query.split('&').sort().join('&'),
    ...names.map((name) => `${name}:${headers[name] ?? ''}`),
    '',
    names.join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), createHash('sha256').update(canonical).digest('hex')];
  let key: string | Buffer = `AWS4${wire.secretAccessKey ?? AWS_SECRET_ACCESS_KEY}`;
  for (const part of [...scope, toSign.join('\n')]) key = createHmac('sha256', key).update(part).digest();
  const signature = Buffer.from(key).toString('hex');
  const credential = [wire.accessKeyId ?? AWS_ACCESS_KEY_ID, ...scope].join('/');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function exchange(
  sandbox: Endpoint,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(sandbox.endpoint);
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, ...errorIn(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function errorIn(text: string): { type: string; message: string } {
  if (text.startsWith('<')) {
    const part = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
    return { type: part('Code'), message: part('Message') };
  }
  const { __type = '', Message = '' } = JSON.parse(text || '{}') as { __type?: string; Message?: string };
  return { type: __type, message: Message };
}
