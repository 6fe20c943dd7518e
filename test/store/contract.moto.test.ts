import assert from 'node:assert/strict';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { startMoto } from '../support/moto.ts';
import type { Moto } from '../support/moto.ts';
import { clientsFor } from './contract/clients.ts';
import type { Clients } from './contract/clients.ts';
import { contract } from './contract/index.ts';
import { motoDeviations } from './contract/motoDeviations.ts';
import { runCase } from './contract/run.ts';
import type { Target } from './contract/run.ts';

/** A second opinion: what moto does as AWS does is held to the same cases, what it does not is named. */
describe('store contract: moto', () => {
  let moto: Moto;
  let clients: Clients;
  const target = (): Target => ({
    region: 'us-east-1',
    otherRegion: 'eu-central-1',
    client: clients.of,
    errorStatuses: [400, 404],
  });
  const deviating = new Map(motoDeviations.flatMap(({ moto, cases }) => cases.map((title) => [title, moto])));
  const mended: string[] = [];

  before(async function () {
    // Without moto on the path it is installed first, once.
    this.timeout(300_000);
    moto = await startMoto();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    clients = clientsFor(
      (region) => new SecretsManager({ endpoint: moto.endpoint, region, credentials, maxAttempts: 1 }),
    );
  });

  after(async () => {
    if (mended.length > 0) console.log(`This moto no longer deviates in: ${mended.join('; ')}`);
    clients.destroy();
    await moto.close();
  });

  it('deviates only in cases that exist', () => {
    const titles = new Set(Object.values(contract).flatMap((cases) => cases.map(({ title }) => title)));
    assert.deepEqual(
      [...deviating.keys()].filter((title) => !titles.has(title)),
      [],
    );
  });

  for (const [topic, cases] of Object.entries(contract)) {
    describe(topic, () => {
      for (const contractCase of cases) {
        const deviation = deviating.get(contractCase.title);
        if (deviation === undefined) it(contractCase.title, () => runCase(target(), contractCase));
        else {
          it(`not: ${contractCase.title} (moto ${deviation})`, async () => {
            const failed = await runCase(target(), contractCase).then(
              () => false,
              () => true,
            );
            // Another version of moto may do better; the table is then to be shortened.
            if (!failed) mended.push(contractCase.title);
          });
        }
      }
    });
  }
});
