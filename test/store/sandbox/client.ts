import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { RunningSandbox, SandboxEnvironment } from '../../../server/src/secrets/sandbox/index.ts';

/** Where a sandbox is, and what it takes to call it. */
export type Endpoint = Pick<RunningSandbox, 'endpoint' | 'environment'>;

/** A client of the real SDK that tries once. */
export const clientOf = (environment: SandboxEnvironment, region = environment.AWS_REGION): SecretsManager =>
  new SecretsManager({
    endpoint: environment.AWS_ENDPOINT_URL_SECRETS_MANAGER,
    region,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID,
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    },
    maxAttempts: 1,
  });
