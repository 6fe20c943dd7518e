import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** The protocol a request speaks, which is also the service it is for. */
export type Protocol = 'json' | 'query';

export type Headers = ReadonlyMap<string, readonly string[]>;

/** Every header value in the order it was sent, also those that node joins or drops. */
export function headersOf(request: IncomingMessage): Headers {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), request.rawHeaders[index + 1] ?? '']);
  }
  return headers;
}

/** `GET` and forms are the query protocol of STS, everything else is Secrets Manager's JSON. */
export const protocolOf = (method: string, headers: Headers): Protocol =>
  method === 'GET' || mediaTypeOf(headers) === formType ? 'query' : 'json';

const formType = 'application/x-www-form-urlencoded';
const jsonType = 'application/x-amz-json-1.1';
const single = ['host', 'authorization', 'content-type', 'content-length', 'x-amz-date', 'x-amz-target', 'date'];

/**
 * Turns away what no AWS client sends: a page in a browser (any `Origin`), a name that was made to point here
 * (`Host`), another method or content type, a header that has two meanings.
 */
export function frontRefusal(method: string, headers: Headers, port: number): Refusal | undefined {
  const repeated = single.find((name) => (headers.get(name)?.length ?? 0) > 1);
  if (repeated !== undefined) return new Refusal('InvalidRequest', `The header ${repeated} is given more than once.`);
  const host = headers.get('host')?.[0]?.toLowerCase();
  if (host === undefined || !namesThis(host, port)) {
    return new Refusal('AccessDenied', 'The Host header does not name this endpoint.', 403);
  }
  if (headers.has('origin')) {
    return new Refusal('AccessDenied', 'Requests from web pages are not served.', 403);
  }
  if (method !== 'POST' && method !== 'GET') {
    return new Refusal('MethodNotAllowed', 'The method is not supported.', 405);
  }
  if (method === 'POST' && ![jsonType, formType].includes(mediaTypeOf(headers))) {
    return new Refusal('UnsupportedMediaType', `The content type must be ${jsonType}.`, 415);
  }
  return undefined;
}

/** Whether an authority is this endpoint. The port of the scheme itself is left out by clients. */
export const namesThis = (authority: string, port: number): boolean =>
  ['127.0.0.1', 'localhost'].some((name) => authority === `${name}:${port}` || (port === 80 && authority === name));

const mediaTypeOf = (headers: Headers): string =>
  (headers.get('content-type')?.[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
