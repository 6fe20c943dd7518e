import { listStores } from '../../protocol/requests.ts';
import type { Failed, ListStoresResult, StoreReference } from '../../protocol/requests.ts';
import { locateStore, storesChanged } from '../../protocol/stores.ts';
import type { StorePlace } from '../../protocol/stores.ts';
import { StoreError } from '../../secrets/store.ts';
import { awsRegions } from '../awsRegions.ts';
import { guarded, guardedWithout, quietly } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import { locate, referenceOf } from '../stores.ts';
import { toFailed } from '../toLsp.ts';

/** Which stores there are, and where: from local files, which are watched from the first question on. */
export const storeRequests: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, log, client, services, ended } = host;
    let watching = !client.asks;
    function watch(): void {
      if (watching || ended.aborted) return;
      watching = true;
      const stop = services.watchStores(
        (what) => void quietly(() => connection.sendNotification(storesChanged, { what })),
      );
      ended.addEventListener('abort', stop, { once: true });
    }
    connection.onRequest(
      listStores.method,
      guardedWithout(listStores.method, log, () => {
        watch();
        return stores(host);
      }),
    );
    connection.onRequest(
      locateStore,
      guarded(locateStore.method, log, (reference) => place(host, reference)),
    );
  },
};

async function stores(host: Host): Promise<ListStoresResult> {
  const { services, settings, sandbox } = host;
  // Without a region or with an unknown profile there is no current one, which is an answer here.
  const current = await locate(undefined, settings.now(), host).then(referenceOf, () => undefined);
  const listed = await services.listProfiles().catch((error: unknown) => {
    if (error instanceof StoreError) return error;
    throw error;
  });
  return {
    current,
    profiles: listed instanceof StoreError ? [] : listed,
    regions: awsRegions,
    sandboxRunning: sandbox.running() !== undefined,
    ...(listed instanceof StoreError ? { problem: listed.message } : {}),
  };
}

async function place(host: Host, reference: StoreReference): Promise<StorePlace | Failed> {
  try {
    const { region, regionSource, endpoint } = await locate(reference, host.settings.now(), host);
    return { region, regionSource, ...(endpoint === undefined ? {} : { endpoint }) };
  } catch (error) {
    return toFailed(error);
  }
}
