import type { CancellationToken } from 'vscode';
import {
  applyMigration,
  deleteSecret,
  describeSecret,
  identify,
  listSecrets,
  proposeMigration,
  restoreSecret,
  revealSecret,
  startSandbox,
} from '../../server/src/protocol/requests.ts';
import type {
  ApplyParams,
  ApplyResult,
  Failed,
  ListParams,
  ListResult,
  ProposeParams,
  Proposal,
  RevealedValue,
  SecretReference,
  SecretSummary,
  StoreReference,
  StoreSummary,
} from '../../server/src/protocol/requests.ts';
import { opener } from '../../server/src/protocol/sealed.ts';
import { locateStore } from '../../server/src/protocol/stores.ts';
import type { StorePlace } from '../../server/src/protocol/stores.ts';
import type { Server } from './server.ts';

/** What can be asked of a store. A request to the sandbox starts it first, also after the window was reloaded. */
export interface Secrets {
  list(parameters: ListParams): Promise<ListResult>;
  identify(store: StoreReference): Promise<StoreSummary | Failed>;
  /** Where the store is, from local files. */
  locate(store: StoreReference): Promise<StorePlace | Failed>;
  describe(secret: SecretReference): Promise<{ readonly kind: 'secret'; readonly secret: SecretSummary } | Failed>;
  /** Reads the value. It comes sealed and is opened here; whoever gets it lets go of it after a time. */
  reveal(secret: SecretReference): Promise<RevealedValue | Failed>;
  delete(
    secret: SecretReference,
    recoveryDays: number,
  ): Promise<{ readonly kind: 'deleted'; readonly deletionDate: number } | Failed>;
  restore(secret: SecretReference): Promise<{ readonly kind: 'restored' } | Failed>;
  propose(parameters: ProposeParams, token: CancellationToken): Promise<Proposal>;
  apply(parameters: ApplyParams, token: CancellationToken): Promise<ApplyResult>;
}

/** @param learn told who is signed in to a store, whenever an answer says so */
export function secretsBehind(server: Server, learn: (summary: StoreSummary) => void): Secrets {
  async function at<R>(store: StoreReference | undefined, ask: () => Promise<R>): Promise<R | Failed> {
    if (store?.kind === 'sandbox') {
      const started = await server.request(startSandbox, undefined);
      if (started.kind === 'failed') return started;
    }
    return ask();
  }
  return {
    list: (parameters) => at(parameters.store, () => server.request(listSecrets, parameters)),
    async identify(store) {
      const summary = await at(store, () => server.request(identify, store));
      if (!('kind' in summary)) learn(summary);
      return summary;
    },
    locate: (store) => server.request(locateStore, store),
    describe: (secret) => at(secret.store, () => server.request(describeSecret, secret)),
    delete: (secret, recoveryDays) => at(secret.store, () => server.request(deleteSecret, { ...secret, recoveryDays })),
    restore: (secret) => at(secret.store, () => server.request(restoreSecret, secret)),
    async propose(parameters, token) {
      const proposal = await at(parameters.store, () => server.request(proposeMigration, parameters, token));
      if (proposal.kind === 'ready') learn(proposal.store);
      return proposal;
    },
    apply: (parameters, token) => at(parameters.store, () => server.request(applyMigration, parameters, token)),
    reveal: (secret) => at(secret.store, () => revealed(server, secret)),
  };
}

async function revealed(server: Server, secret: SecretReference): Promise<RevealedValue | Failed> {
  const box = opener();
  const result = await server.request(revealSecret, { ...secret, publicKey: box.publicKey });
  return result.kind === 'failed' ? result : (JSON.parse(box.open(result.sealed)) as RevealedValue);
}
