import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** An authority of its own and a certificate for `localhost`, as a proxy that inspects traffic has them. */
export function makeCertificates(folder: string): {
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
} {
  const at = (name: string): string => join(folder, name);
  const openssl = (...parameters: readonly string[]) => execFileSync('openssl', parameters, { stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  openssl('req', '-x509', ...newKey, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Test authority');
  openssl('req', ...newKey.slice(0, -2), '-keyout', at('key.pem'), '-out', at('csr.pem'), '-subj', '/CN=localhost');
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signing = [
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    at('names'),
  ];
  openssl('x509', '-req', '-in', at('csr.pem'), '-out', at('cert.pem'), ...signing);
  return { authority: at('ca.pem'), key: at('key.pem'), cert: at('cert.pem') };
}

export interface SecureFront {
  readonly url: string;
  stop(): void;
}

/** TLS in front of a plain endpoint. */
export async function startTls(
  target: string,
  { key, cert }: { readonly key: string; readonly cert: string },
): Promise<SecureFront> {
  const server = createHttpsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const { method, headers, url } = request;
    const onwards = httpRequest(new URL(url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onwards);
  });
  const port = await listen(server);
  return { url: `https://localhost:${port}`, stop: () => (server.closeAllConnections(), void server.close()) };
}

export interface ConnectProxy extends SecureFront {
  /** `host:port`, in order. */
  readonly tunnels: readonly string[];
}

/** Makes tunnels to this machine; answers 403 for what is elsewhere, as a company's does, and 407 without its password. */
export async function startConnectProxy(password?: string): Promise<ConnectProxy> {
  const tunnels: string[] = [];
  const open = new Set<Duplex>();
  const server = createHttpServer((_, response) => void response.writeHead(405).end());
  server.on('connect', (request, client) => {
    const [host = '', port = ''] = (request.url ?? '').split(':');
    tunnels.push(`${host}:${port}`);
    const isLetIn = password === undefined || String(request.headers['proxy-authorization']).endsWith(password);
    if (!isLetIn) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    if (host !== 'localhost')
      return void client.end('HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<h1>no</h1>');
    const onwards = connect(Number(port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(onwards).pipe(client);
    });
    for (const side of [client, onwards]) {
      open.add(side);
      side.on('error', () => side.destroy());
    }
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    stop() {
      for (const side of open) side.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
