import {
  deleteSecret,
  describeSecret,
  identify,
  listSecrets,
  restoreSecret,
  revealSecret,
} from '../../protocol/requests.ts';
import type { Failed, ListParams, ListResult, RevealedValue, StoreReference } from '../../protocol/requests.ts';
import { seal } from '../../protocol/sealed.ts';
import { valuesOf } from '../../remediation/content.ts';
import type { ReadSecret, SecretStore } from '../../secrets/store.ts';
import { guarded } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { openStore } from '../stores.ts';
import { toFailed, toStoreSummary } from '../toLsp.ts';

/** What the tree and the panel of a secret ask for. A value leaves only sealed to the one who asked. */
export const secretRequests: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, log } = host;
    connection.onRequest(
      identify,
      guarded(identify.method, log, (reference, signal) =>
        inStore(host, reference, (store) => toStoreSummary(reference, store, signal)),
      ),
    );
    connection.onRequest(
      listSecrets,
      guarded(listSecrets.method, log, (params, signal) => page(host, params, signal)),
    );
    connection.onRequest(
      describeSecret,
      guarded(describeSecret.method, log, (params, signal) =>
        inStore(host, params.store, async (store) => ({
          kind: 'secret' as const,
          secret: await store.describe(params.id, signal),
        })),
      ),
    );
    connection.onRequest(
      revealSecret,
      guarded(revealSecret.method, log, (params, signal) =>
        inStore(host, params.store, async (store) => {
          const value = revealedOf(await store.read(params.id, undefined, signal));
          return { kind: 'sealed' as const, sealed: seal(params.publicKey, JSON.stringify(value)) };
        }),
      ),
    );
    connection.onRequest(
      deleteSecret,
      guarded(deleteSecret.method, log, (params, signal) =>
        inStore(host, params.store, async (store) => ({
          kind: 'deleted' as const,
          deletionDate: await store.delete(params.id, params.recoveryDays, signal),
        })),
      ),
    );
    connection.onRequest(
      restoreSecret,
      guarded(restoreSecret.method, log, (params, signal) =>
        inStore(host, params.store, async (store) => {
          await store.restore(params.id, signal);
          return { kind: 'restored' as const };
        }),
      ),
    );
  },
};

/** Opens the store, does the work, and makes a result of what went wrong outside. */
async function inStore<T>(
  host: Host,
  reference: StoreReference,
  work: (store: SecretStore) => Promise<T>,
): Promise<T | Failed> {
  try {
    const { store } = await openStore(reference, host.settings.now(), host);
    return await work(store);
  } catch (error) {
    return toFailed(error);
  }
}

const pageSize = 100;

const page = (host: Host, { store: reference, cursor, filter }: ListParams, signal: AbortSignal): Promise<ListResult> =>
  inStore(host, reference, async (store): Promise<ListResult> => {
    const found = await store.list(
      {
        pageSize,
        includePlannedDeletion: true,
        ...(cursor === undefined ? {} : { cursor }),
        ...(filter === undefined || filter === '' ? {} : { filters: [{ key: 'all', values: [filter] }] }),
      },
      signal,
    );
    return {
      kind: 'page',
      secrets: found.items,
      ...(found.cursor === undefined ? {} : { cursor: found.cursor }),
    };
  });

/** Pairs only when nothing is lost by it: a JSON object of texts and numbers. */
function revealedOf(secret: ReadSecret): RevealedValue {
  if (secret.value.kind === 'binary') {
    return { kind: 'binary', base64: Buffer.from(secret.value.bytes).toString('base64') };
  }
  const text = secret.value.text.reveal();
  const values = valuesOf(secret);
  if (values === undefined || values.size !== memberCount(text)) return { kind: 'plaintext', value: text };
  return { kind: 'key-value', pairs: [...values].map(([key, value]) => ({ key, value: value.reveal() })) };
}

/** Members of a text that is known to be a JSON object. */
const memberCount = (text: string): number => Object.keys(JSON.parse(text) as object).length;
