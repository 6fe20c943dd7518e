import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startTestSandbox } from '../../support/sandbox.ts';

// The SDK says on stderr which version of Node it will ask for next year.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** A Secrets Manager that programs are run against. */
export interface Endpoint {
  /** What a program has to have in its environment to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  create(secrets: readonly NamedSecret[]): Promise<void>;
  close(): Promise<void>;
}

export interface NamedSecret {
  readonly name: string;
  readonly value: string | Uint8Array;
}

/** Starts the product's own sandbox in this process. */
export async function startEndpoint(): Promise<Endpoint> {
  const sandbox = await startTestSandbox();
  const environment = { ...sandbox.environment };
  return { environment, create: (secrets) => createAll(environment, secrets), close: () => sandbox.close() };
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
  for (const { name, value } of secrets) {
    const member = typeof value === 'string' ? { SecretString: value } : { SecretBinary: value };
    await client.send(new CreateSecretCommand({ Name: name, ...member }));
  }
  client.destroy();
}
