import assert from 'node:assert/strict';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { operationsByName } from '../../server/src/secrets/sandbox/operations/index.ts';
import { startTestSandbox } from '../support/sandbox.ts';
import type { TestSandbox } from '../support/sandbox.ts';
import { operationNames } from './contract/case.ts';
import { clientsFor } from './contract/clients.ts';
import type { Clients } from './contract/clients.ts';
import { contract } from './contract/index.ts';
import { runCase } from './contract/run.ts';
import type { Target } from './contract/run.ts';

describe('store contract: the sandbox', () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  const target = (): Target => ({
    region: 'us-east-1',
    otherRegion: 'eu-central-1',
    client: clients.of,
    errorStatuses: [400],
  });

  before(async () => {
    sandbox = await startTestSandbox();
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = sandbox.environment;
    const credentials = { accessKeyId, secretAccessKey };
    clients = clientsFor(
      (region) => new SecretsManager({ endpoint: sandbox.endpoint, region, credentials, maxAttempts: 1 }),
    );
  });

  after(async () => {
    clients.destroy();
    await sandbox.close();
  });

  it('has a case for every operation', () => {
    const steps = Object.values(contract).flatMap((cases) => cases.flatMap((contractCase) => contractCase.steps));
    const tried = new Set(steps.map(({ operation }) => operation));
    assert.deepEqual(
      operationNames.filter((name) => !tried.has(name)),
      [],
    );
    const served = [...operationsByName.keys()].map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    assert.deepEqual(served.sort(), [...operationNames].sort());
  });

  for (const [topic, cases] of Object.entries(contract)) {
    describe(topic, () => {
      for (const contractCase of cases) {
        it(contractCase.title, () => runCase(target(), contractCase));
      }
    });
  }
});
