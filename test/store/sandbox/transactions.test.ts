import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { clientOf } from './client.ts';
import { runSandboxProcess } from './sandboxProcess.ts';

const region = 'eu-west-1';
const names = Array.from({ length: 24 }, (_, index) => `secret${index}`);

/** A secret of one name, seen from its primary's region and from another one. */
interface Sight {
  readonly here: string | undefined;
  readonly there: string | undefined;
  readonly status: string;
  readonly primaryOfOther: string | undefined;
}

/** What one request changes in two regions is there in both or in none, whenever the process dies. */
describe('sandbox: changes to several secrets', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unhardcode-sandbox-transactions-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  type Clients = Readonly<Record<'here' | 'there', SecretsManager>>;

  const withSandbox = async (work: (clients: Clients, kill: () => void) => Promise<void>): Promise<void> => {
    const sandbox = runSandboxProcess(['--data', folder]);
    const environment = await sandbox.ready;
    const clients = { here: clientOf(environment), there: clientOf(environment, region) };
    await work(clients, () => sandbox.kill('SIGKILL'));
    for (const client of Object.values(clients)) client.destroy();
    sandbox.kill('SIGKILL');
    await sandbox.ended;
  };

  const look = async ({ here, there }: Clients, name: string): Promise<Sight> => {
    const [own, other] = await Promise.all([here, there].map((client) => client.getSecretValue({ SecretId: name })));
    const { ReplicationStatus = [] } = await here.describeSecret({ SecretId: name });
    const { PrimaryRegion } = await there.describeSecret({ SecretId: name });
    const status = ReplicationStatus.map(({ Status }) => Status).join();
    return { here: own?.SecretString, there: other?.SecretString, status, primaryOfOther: PrimaryRegion };
  };

  /** Does `change` to all names at once, kills the process after `acknowledged` answers, and looks at the rest. */
  const check = (
    title: string,
    prepare: (clients: Clients, name: string) => Promise<unknown>,
    change: (clients: Clients, name: string) => Promise<unknown>,
    before: Sight,
    after: Sight,
  ) => {
    for (const acknowledged of [2, 13]) {
      it(`${title}, killed after ${acknowledged}`, async () => {
        await withSandbox(async (clients) => {
          for (const name of names) await prepare(clients, name);
        });
        const done = new Set<string>();
        await withSandbox(async (clients, kill) => {
          const changes = names.map(async (name) => {
            await change(clients, name);
            done.add(name);
            if (done.size === acknowledged) kill();
          });
          await Promise.allSettled(changes);
        });
        assert.ok(done.size >= acknowledged, `${done.size} done`);
        await withSandbox(async (clients) => {
          for (const name of names) {
            const sight = await look(clients, name);
            // A change that was under way may have been made; half of it may not.
            const expected = done.has(name) || sight.status === after.status ? after : before;
            assert.deepEqual(sight, expected, name);
          }
        });
      });
    }
  };

  check(
    'a replica that becomes a secret of its own',
    ({ here }, name) => here.createSecret({ Name: name, SecretString: 'one', AddReplicaRegions: [{ Region: region }] }),
    ({ there }, name) => there.stopReplicationToReplica({ SecretId: name }),
    { here: 'one', there: 'one', status: 'InSync', primaryOfOther: 'us-east-1' },
    { here: 'one', there: 'one', status: '', primaryOfOther: undefined },
  );

  check(
    'a replica that takes the place of another secret',
    async ({ here, there }, name) => {
      await here.createSecret({ Name: name, SecretString: 'one' });
      await there.createSecret({ Name: name, SecretString: 'two' });
    },
    ({ here }, name) =>
      here.replicateSecretToRegions({
        SecretId: name,
        AddReplicaRegions: [{ Region: region }],
        ForceOverwriteReplicaSecret: true,
      }),
    { here: 'one', there: 'two', status: '', primaryOfOther: undefined },
    { here: 'one', there: 'one', status: 'InSync', primaryOfOther: 'us-east-1' },
  );
});
