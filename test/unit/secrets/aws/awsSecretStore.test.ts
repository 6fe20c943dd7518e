import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../../../../server/src/core/secret.ts';
import { openAwsStore } from '../../../../server/src/secrets/aws/index.ts';
import type { OpenOptions } from '../../../../server/src/secrets/aws/options.ts';
import { StoreError } from '../../../../server/src/secrets/store.ts';

interface Seen {
  readonly url: string;
  readonly host: string;
  readonly authorization: string;
  readonly target: string;
  readonly body: string;
}

const accessKeyOf = ({ authorization }: Seen): string | undefined =>
  /Credential=(?<id>[^/]+)\//.exec(authorization)?.groups?.['id'];

/** Answers like STS and Secrets Manager, as far as these tests ask, and remembers what it was asked. */
class Endpoint {
  readonly seen: Seen[] = [];
  readonly connects: string[] = [];
  /** Called instead of the ordinary answer. */
  answer: ((response: ServerResponse) => void) | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('connect', (request, socket) => {
      this.connects.push(request.url ?? '');
      socket.destroy();
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host = '', authorization = '', 'x-amz-target': target = '' } = request.headers;
    const body = Buffer.concat(chunks).toString();
    this.seen.push({ url: request.url ?? '', host, authorization, target: String(target), body });
    if (this.answer !== undefined) this.answer(response);
    else if (body.includes('Action=AssumeRole')) {
      response.setHeader('Content-Type', 'text/xml').end(assumedRole);
    } else {
      const value = { ARN: 'arn:x', Name: 'x', VersionId: 'v', SecretString: 'c4nary-Quagga-55' };
      response.setHeader('Content-Type', 'application/x-amz-json-1.1').end(JSON.stringify(value));
    }
  }
}

const assumedRole = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAASSUMED</AccessKeyId><SecretAccessKey>not-a-secret</SecretAccessKey><SessionToken>session</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;

const config = `
[default]
region = eu-west-3

[profile role]
role_arn = arn:aws:iam::123456789012:role/dev
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
region = eu-west-3

[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = not-a-secret

[profile process]
credential_process = ${process.execPath} -p "JSON.stringify({Version:1,AccessKeyId:'AKIDPROCESS',SecretAccessKey:'x'})"
region = eu-west-3
`;

describe('the store in AWS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhardcode-store-'));
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
  const keys = { AWS_REGION: 'eu-west-3', AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
  let endpoint: Endpoint;

  before(() => writeFileSync(files.AWS_CONFIG_FILE, config));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    endpoint = new Endpoint();
    await endpoint.start();
  });
  afterEach(() => endpoint.stop());

  const open = ({ env, ...options }: Partial<OpenOptions>) =>
    openAwsStore({ ...options, env: { ...files, AWS_ENDPOINT_URL: endpoint.url, ...env } });

  it('signs with the keys of the environment', async () => {
    const store = await open({ env: keys });
    const { value } = await store.read('x');
    assert.ok(value.kind === 'text' && value.text.equals(new Secret('c4nary-Quagga-55')));
    assert.deepEqual(endpoint.seen.map(accessKeyOf), ['AKIDENV']);
  });

  it('takes on a role through the configured STS, with the code of the device', async () => {
    const asked: string[] = [];
    const mfaCode = (serial: string): Promise<string> => {
      asked.push(serial);
      return Promise.resolve('123456');
    };
    const store = await open({ profile: 'role', mfaCode, env: keys });
    await store.read('x');
    await store.read('x');
    assert.deepEqual(asked, ['arn:aws:iam::123456789012:mfa/me']);
    assert.deepEqual(endpoint.seen.map(accessKeyOf), ['AKIDBASE', 'ASIAASSUMED', 'ASIAASSUMED']);
    assert.match(endpoint.seen[0]?.body ?? '', /TokenCode=123456/);
  });

  it('says that a code is needed where none can be asked for', async () => {
    const opened = open({ profile: 'role', env: {} });
    await assert.rejects(opened, (error) => error instanceof StoreError && /needs a code/.test(error.message));
    assert.equal(endpoint.seen.length, 0);
  });

  it('runs the credential process of a profile', async () => {
    await (await open({ profile: 'process', env: {} })).read('x');
    assert.deepEqual(endpoint.seen.map(accessKeyOf), ['AKIDPROCESS']);
  });

  it('goes through the proxy of the environment', async () => {
    const env = { ...keys, AWS_ENDPOINT_URL: 'http://secrets.corp.example', HTTP_PROXY: endpoint.url };
    await (await open({ env })).read('x');
    assert.deepEqual(
      endpoint.seen.map(({ url, host }) => [url, host]),
      [['http://secrets.corp.example/', 'secrets.corp.example']],
    );
  });

  it('asks the proxy for a tunnel to AWS, and names it when that fails', async () => {
    const env = { ...keys, AWS_ENDPOINT_URL: '', HTTPS_PROXY: endpoint.url };
    const read = (await open({ env })).read('x');
    await assert.rejects(
      read,
      (error) => error instanceof StoreError && /proxy gives no connection/.test(error.message),
    );
    assert.deepEqual(new Set(endpoint.connects), new Set(['secretsmanager.eu-west-3.amazonaws.com:443']));
  });

  it('does not go through it where NO_PROXY says so', async () => {
    const env = { ...keys, HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };
    await (await open({ env })).read('x');
    assert.equal(endpoint.seen.length, 1);
  });

  it('retries with the same token', async () => {
    let failures = 2;
    endpoint.answer = (response) => {
      failures -= 1;
      if (failures === 0) endpoint.answer = undefined;
      response.writeHead(500).end('{}');
    };
    const value = { kind: 'text', text: new Secret('c4nary-Quagga-55') } as const;
    await (await open({ env: keys })).create({ name: 'x', value, token: 'a'.repeat(32) });
    const tokens = endpoint.seen.map(
      ({ body }) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken,
    );
    assert.deepEqual(tokens, ['a'.repeat(32), 'a'.repeat(32), 'a'.repeat(32)]);
  });

  it('a cancelled call ends at once, however long the answer takes', async () => {
    endpoint.answer = () => undefined;
    const controller = new AbortController();
    const read = (await open({ env: keys })).read('x', undefined, controller.signal);
    setTimeout(() => controller.abort(), 20);
    const started = performance.now();
    await assert.rejects(read, (error) => error instanceof StoreError && error.code === 'cancelled');
    assert.ok(performance.now() - started < 1500);
  });

  it('an answer that is none of Secrets Manager’s', async () => {
    endpoint.answer = (response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>c4nary-Quagga-55');
    const read = (await open({ env: keys })).read('x');
    await assert.rejects(
      read,
      (error) => error instanceof StoreError && error.code === 'service-failed' && !error.message.includes('c4nary'),
    );
  });
});
