import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A Secrets Manager that programs are run against. */
export interface Endpoint {
  /** What a program has to have in its environment to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  create(secrets: readonly NamedSecret[]): Promise<void>;
  close(): Promise<void>;
}

export interface NamedSecret {
  readonly name: string;
  readonly text: string;
}

/** Starts `moto_server` on a free port of the loopback interface. */
export async function startEndpoint(): Promise<Endpoint> {
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const environment = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
  };
  await untilReachable(`http://127.0.0.1:${port}`);
  return {
    environment,
    create: (secrets) => createAll(environment, secrets),
    close: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}

async function createAll(environment: Endpoint['environment'], secrets: readonly NamedSecret[]): Promise<void> {
  const client = new SecretsManagerClient({
    region: environment['AWS_REGION'] ?? '',
    endpoint: environment['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  for (const { name, text } of secrets) await client.send(new CreateSecretCommand({ Name: name, SecretString: text }));
  client.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilReachable(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(100);
    }
  }
}
