import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request in a line: who signed it, and what of it decides. */
export type Asked = string;

export interface AwsServices {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Idempotency tokens of the secrets that were to be created. */
  readonly tokens: readonly string[];
  /** Answers like AWS until it is told to refuse what matches. */
  refuse(pattern: RegExp, answer: (response: ServerResponse) => void): void;
  relent(): void;
  stop(): Promise<void>;
}

const later = '2099-01-01T00:00:00Z';

/**
 * What gives credentials in AWS, and Secrets Manager that takes them, on loopback: STS, the portal and the tokens of
 * single sign-on, the tokens of `aws login`, the endpoint of a container and the metadata of an instance. As far as the
 * SDK asks them.
 */
export async function startAwsServices(): Promise<AwsServices> {
  const asked: Asked[] = [];
  const tokens: string[] = [];
  const stored = new Map<string, string>();
  const refusals: (readonly [RegExp, (response: ServerResponse) => void])[] = [];
  const server: Server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { line, answer } = routeOf(request, body);
    asked.push(line);
    if (line.startsWith('CreateSecret')) tokens.push((JSON.parse(body) as SecretRequest).ClientRequestToken ?? '');
    const refusal = refusals.find(([pattern]) => pattern.test(line));
    if (refusal !== undefined) refusal[1](response);
    else if (answer !== undefined) answer(response);
    else secretsAnswer(line.split(' ')[0] ?? '', JSON.parse(body) as SecretRequest, stored)(response);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    tokens,
    refuse: (pattern, answer) => void refusals.push([pattern, answer]),
    relent: () => void refusals.splice(0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Route {
  readonly line: Asked;
  /** Absent: Secrets Manager answers. */
  readonly answer?: (response: ServerResponse) => void;
}

interface Asking {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string;
  readonly body: string;
  /** Access key that signed. */
  readonly signer: string;
}

function routeOf(request: IncomingMessage, body: string): Route {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://aws');
  const header = (name: string): string => String(request.headers[name] ?? '');
  const signer = /Credential=(?<id>[^/]+)\//.exec(header('authorization'))?.groups?.['id'] ?? 'nobody';
  const route = routes.find(([start]) => path.startsWith(start))?.[1] ?? signedRoute;
  return route({ path, query, header, body, signer });
}

/** By the start of the path; everything else is signed and goes to the root. */
const routes: readonly (readonly [string, (asking: Asking) => Route])[] = [
  [
    '/federation/credentials',
    ({ query, header }) => {
      const role = `${query.get('role_name') ?? ''} in ${query.get('account_id') ?? ''}`;
      const line = `portal: ${role} by ${header('x-amz-sso_bearer_token')}`;
      return { line, answer: json({ roleCredentials: portalKeys }) };
    },
  ],
  [
    '/token',
    ({ body }) => {
      const line = `sso token by ${refreshTokenIn(body)}`;
      return { line, answer: json({ accessToken: 'sso-renewed', expiresIn: 28_800 }) };
    },
  ],
  [
    '/v1/token',
    ({ body, header }) => {
      const proof = header('dpop') === '' ? 'without proof' : 'with proof';
      return { line: `login token by ${refreshTokenIn(body)} ${proof}`, answer: json(loginToken) };
    },
  ],
  [
    '/container',
    ({ header }) => {
      const line = `container by ${header('authorization') || 'nobody'}`;
      return { line, answer: json({ ...keysOf('ASIACONTAINER'), Token: 'session', Expiration: later }) };
    },
  ],
  ['/latest/', ({ path }) => metadataRoute(path)],
];

const refreshTokenIn = (body: string): string => (JSON.parse(body) as { refreshToken?: string }).refreshToken ?? '';

function signedRoute({ header, body, signer }: Asking): Route {
  const target = header('x-amz-target');
  if (target === '') return stsRoute(new URLSearchParams(body), signer);
  return { line: `${target.split('.')[1] ?? ''} by ${signer}` };
}

function metadataRoute(pathname: string): Route {
  const text =
    pathname === '/latest/api/token'
      ? 'imds-token'
      : pathname.endsWith('/security-credentials/')
        ? 'instance-role'
        : JSON.stringify({ ...keysOf('ASIAINSTANCE'), Token: 'session', Expiration: later, Code: 'Success' });
  return { line: `instance ${pathname}`, answer: (response) => void response.end(text) };
}

function stsRoute(form: URLSearchParams, signer: string): Route {
  const action = form.get('Action') ?? '';
  const shown = ['RoleArn', 'ExternalId', 'RoleSessionName', 'DurationSeconds', 'SerialNumber', 'TokenCode'];
  const facts = [...shown, 'WebIdentityToken'].flatMap((name) => {
    const value = form.get(name);
    return value === null || /^unhardcode-\d+$/.test(value) || value === '3600' ? [] : [value.split(':').at(-1)];
  });
  const id = `ASIA${(form.get('RoleArn') ?? '').split('/').at(-1)?.toUpperCase() ?? ''}`;
  const credentials = `<Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>not-a-secret</SecretAccessKey><SessionToken>session</SessionToken><Expiration>${later}</Expiration></Credentials>`;
  const result = action === 'GetCallerIdentity' ? identity : credentials;
  return {
    line: [`${action} by ${signer}`, ...facts].join(' '),
    answer: xml(200, `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`),
  };
}

const identity = '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>me</UserId>';

const keysOf = (id: string) => ({ AccessKeyId: id, SecretAccessKey: 'not-a-secret' });

const portalKeys = {
  accessKeyId: 'ASIAPORTAL',
  secretAccessKey: 'not-a-secret',
  sessionToken: 'session',
  expiration: Date.parse(later),
};

const loginToken = {
  accessToken: { accessKeyId: 'ASIALOGIN2', secretAccessKey: 'not-a-secret', sessionToken: 'session' },
  tokenType: 'aws_sigv4',
  expiresIn: 900,
  refreshToken: 'login-refresh-2',
};

interface SecretRequest {
  readonly Name?: string;
  readonly SecretId?: string;
  readonly SecretString?: string;
  readonly ClientRequestToken?: string;
}

/** What was created is read again; `x` is there from the start. */
function secretsAnswer(
  operation: string,
  { Name, SecretId, SecretString }: SecretRequest,
  stored: Map<string, string>,
) {
  const name = Name ?? SecretId ?? 'x';
  const secret = { ARN: `arn:aws:secretsmanager:eu-west-3:123456789012:secret:${name}-AbCdEf`, Name: name };
  switch (operation) {
    case 'CreateSecret':
      stored.set(name, SecretString ?? '');
      return json({ ...secret, VersionId: 'v' });
    case 'ListSecrets':
      return json({ SecretList: [secret] });
    case 'DescribeSecret':
      return stored.has(name) ? json(secret) : secretsError('ResourceNotFoundException');
    default: {
      const value = name === 'x' ? 'stored' : stored.get(name);
      return value === undefined
        ? secretsError('ResourceNotFoundException')
        : json({ ...secret, VersionId: 'v', SecretString: value });
    }
  }
}

export const json =
  (content: object, status = 200) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(content));

export const xml =
  (status: number, content: string) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'Content-Type': 'text/xml' }).end(content);

/** As STS says no. */
export const stsError = (code: string, message = '', status = 403) =>
  xml(status, `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`);

/** As Secrets Manager says no. */
export const secretsError = (code: string, message = '') => json({ __type: code, message }, 400);
