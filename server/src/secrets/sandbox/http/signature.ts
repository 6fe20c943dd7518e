import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxCredentials } from '../storage/credentials.ts';
import { canonicalPath, canonicalQuery } from './canonical.ts';
import { Refusal } from './refusal.ts';

/** A request as it came over the wire. Header names are lower case, values Latin-1 as node gives them, in order. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, undecoded. */
  readonly target: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

/** Who signed, for which region. */
export interface Signer {
  readonly region: string;
}

interface Authorization {
  readonly accessKeyId: string;
  /** Date, region, service and terminator. */
  readonly scope: readonly [string, string, string, string];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const window = 5 * 60 * 1000;

/**
 * Verifies Signature Version 4 as AWS specifies it (reference "Create a signed AWS API request"): every signed header,
 * method, path, query and body; `host` and every `x-amz-` header must be signed.
 * @throws Refusal with AWS's error types and texts.
 */
export function verifySignature(
  request: SignedRequest,
  service: string,
  credentials: SandboxCredentials,
  now: number,
): Signer {
  const authorization = parseAuthorization(request);
  if (
    authorization.accessKeyId !== credentials.accessKeyId ||
    // This endpoint issues long-term credentials only: no session token is one of its own.
    request.headers.has('x-amz-security-token')
  ) {
    throw new Refusal('UnrecognizedClient', 'The security token included in the request is invalid.');
  }
  const timestamp = timestampOf(request);
  checkScope(authorization, service, timestamp);
  checkSignedHeaders(request, authorization);
  const expected = signatureOf(request, authorization, timestamp, credentials.secretAccessKey);
  if (!sameText(expected, authorization.signature)) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access ' +
        'Key and signing method. Consult the service documentation for details.',
    );
  }
  checkClock(timestamp, now);
  return { region: authorization.scope[1] };
}

/** Whether the request at least claims to be signed by the holder of the credentials. */
export function namesKey(headers: SignedRequest['headers'], accessKeyId: string): boolean {
  return headers.get('authorization')?.[0]?.includes(`Credential=${accessKeyId}/`) ?? false;
}

function parseAuthorization(request: SignedRequest): Authorization {
  const header = request.headers.get('authorization')?.[0];
  if (header === undefined) throw new Refusal('MissingAuthenticationToken', 'Missing Authentication Token');
  const [given = '', ...rest] = header.trim().split(/\s+/);
  if (given !== algorithm) {
    throw incomplete(`Authorization header must start with '${algorithm}'.`);
  }
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const wanted = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name));
  if (wanted.length > 0) {
    throw incomplete(wanted.map((name) => `Authorization header requires '${name}' parameter.`).join(' '));
  }
  const credential = (parts.get('Credential') ?? '').split('/');
  const [accessKeyId, date, region, service, terminator] = credential;
  if (
    credential.length !== 5 ||
    accessKeyId === undefined ||
    date === undefined ||
    !region ||
    service === undefined ||
    terminator === undefined
  ) {
    throw incomplete('Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.');
  }
  return {
    accessKeyId,
    scope: [date, region, service, terminator],
    signedHeaders: (parts.get('SignedHeaders') ?? '').split(';'),
    signature: parts.get('Signature') ?? '',
  };
}

/** `20261122T052000Z`, from `X-Amz-Date` or else `Date`. */
function timestampOf(request: SignedRequest): string {
  const own = request.headers.get('x-amz-date')?.[0];
  if (own !== undefined) {
    if (/^\d{8}T\d{6}Z$/.test(own) && !Number.isNaN(millisecondsOf(own))) return own;
    throw incomplete(`Date must be in ISO-8601 'basic format'. See http://en.wikipedia.org/wiki/ISO_8601.`);
  }
  const date = new Date(request.headers.get('date')?.[0] ?? '');
  if (Number.isNaN(date.getTime())) {
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  return basicFormat(date.getTime());
}

function checkScope({ scope }: Authorization, service: string, timestamp: string): void {
  const [date, region, scopedService, terminator] = scope;
  const problems: string[] = [];
  if (!/^[a-z0-9-]+$/.test(region)) problems.push('Credential should be scoped to a valid region.');
  if (scopedService !== service) problems.push(`Credential should be scoped to correct service: '${service}'.`);
  if (terminator !== 'aws4_request') {
    problems.push("Credential should be scoped with a valid terminator: 'aws4_request'.");
  }
  if (date !== timestamp.slice(0, 8)) {
    problems.push('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.');
  }
  if (problems.length > 0) throw mismatch(problems.join(' '));
}

function checkSignedHeaders({ headers, body }: SignedRequest, { signedHeaders }: Authorization): void {
  if (!signedHeaders.includes('host')) {
    throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const unsigned = [...headers.keys()].filter((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name));
  if (unsigned.length > 0) {
    throw mismatch(`There were headers present in the request which were not signed: ${unsigned.join(', ')}.`);
  }
  const claimed = headers.get('x-amz-content-sha256')?.[0];
  if (claimed !== undefined && claimed !== createHash('sha256').update(body).digest('hex')) {
    throw mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.");
  }
  // A client may sign a header that a proxy or the transport removed; such a request is not the one that was signed.
  const missing = signedHeaders.filter((name) => !headers.has(name));
  if (missing.length > 0) throw mismatch('The request lacks a header that was signed.');
}

function checkClock(timestamp: string, now: number): void {
  const signed = millisecondsOf(timestamp);
  if (signed < now - window) {
    throw mismatch(
      `Signature expired: ${timestamp} is now earlier than ${basicFormat(now - window)} (${basicFormat(now)} - 5 min.)`,
    );
  }
  if (signed > now + window) {
    throw mismatch(
      `Signature not yet current: ${timestamp} is still later than ${basicFormat(now + window)} ` +
        `(${basicFormat(now)} + 5 min.)`,
    );
  }
}

function signatureOf(request: SignedRequest, authorization: Authorization, timestamp: string, secret: string): string {
  const [path = '/', ...query] = request.target.split('?');
  const { scope, signedHeaders } = authorization;
  const canonical = [
    request.method,
    canonicalPath(path),
    canonicalQuery(query.join('?')),
    ...signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? []).map(collapse).join(',')}`),
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
  const hashed = createHash('sha256').update(canonical, 'latin1').digest('hex');
  const toSign = [algorithm, timestamp, scope.join('/'), hashed].join('\n');
  const signingKey = scope.reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', signingKey).update(toSign).digest('hex');
}

const collapse = (value: string): string => value.trim().replace(/ +/g, ' ');

/** Compares without telling by its time where two texts differ. */
function sameText(expected: string, given: string): boolean {
  const a = createHash('sha256').update(expected).digest();
  const b = createHash('sha256').update(given).digest();
  return timingSafeEqual(a, b);
}

const basicFormat = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/[-:]|\.\d{3}/g, '');

function millisecondsOf(basic: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(basic) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const mismatch = (message: string): Refusal => new Refusal('InvalidSignature', message);
const incomplete = (message: string): Refusal => new Refusal('IncompleteSignature', message);
