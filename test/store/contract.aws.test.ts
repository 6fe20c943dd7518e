import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { clientsFor } from './contract/clients.ts';
import { contract } from './contract/index.ts';
import { runCase } from './contract/run.ts';

/**
 * Real AWS, only when it is asked for: UNHARDCODE_AWS_CONTRACT=1 with credentials and AWS_REGION in the environment.
 * Everything it makes is named `unhardcode-contract/…` and deleted at once. Listing there is consistent only after
 * some minutes and replication takes its time, so those topics are left out.
 */
const topics = ['storing', 'identifying', 'versions', 'deletion', 'managing', 'limits'];
const isWanted = process.env.UNHARDCODE_AWS_CONTRACT === '1';

describe('store contract: AWS', function () {
  this.timeout(120_000);
  if (!isWanted) {
    it.skip('needs UNHARDCODE_AWS_CONTRACT=1');
    return;
  }
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const otherRegion = region === 'eu-central-1' ? 'us-east-1' : 'eu-central-1';
  const clients = clientsFor((of) => new SecretsManager({ region: of }));
  after(() => clients.destroy());

  for (const topic of topics) {
    describe(topic, () => {
      for (const contractCase of contract[topic] ?? []) {
        it(contractCase.title, () =>
          runCase({ region, otherRegion, client: clients.of, errorStatuses: [400] }, contractCase),
        );
      }
    });
  }
});
