import { l10n, QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { listStores } from '../../server/src/protocol/requests.ts';
import type { ListStoresResult, StoreReference } from '../../server/src/protocol/requests.ts';
import { locateStore } from '../../server/src/protocol/stores.ts';
import { notify } from './notify.ts';
import type { Server } from './server.ts';
import type { StoreChoice } from './storeChoice.ts';
import { sandboxStore, storeKey, storeLabel, storeName } from './storeLabel.ts';

interface StoreItem extends QuickPickItem {
  readonly store?: StoreReference;
}

/** Two short lists: first the profile, the environment or the sandbox, then the region. Reads local files only. */
export async function pickStore(server: Server, title: string): Promise<StoreReference | undefined> {
  const stores = await server.request(listStores, undefined);
  if (stores.problem !== undefined) notify('warning', stores.problem);
  const source = await window.showQuickPick(sourceItems(stores), {
    title,
    placeHolder: l10n.t('Where secrets are stored'),
  });
  if (source?.store === undefined) return undefined;
  return source.store.kind === 'sandbox' ? source.store : pickRegion(server, stores, source.store, title);
}

function sourceItems({ current, profiles, sandboxRunning }: ListStoresResult): readonly StoreItem[] {
  const fallback = current?.region ?? 'us-east-1';
  const named = profiles.map(({ name, region }): StoreItem => ({
    label: `$(account) ${name}`,
    description: region ?? '',
    store: { kind: 'profile', profile: name, region: region ?? fallback },
  }));
  const items: StoreItem[] = [];
  if (current !== undefined && current.kind !== 'sandbox') {
    items.push({ label: `$(check) ${storeLabel(current, l10n.t)}`, description: l10n.t('now'), store: current });
  }
  items.push(
    { label: l10n.t('AWS profiles'), kind: QuickPickItemKind.Separator },
    ...named,
    {
      label: `$(terminal) ${storeName({ kind: 'environment', region: fallback }, l10n.t)}`,
      description: l10n.t('AWS_* variables that the editor was started with'),
      store: { kind: 'environment', region: fallback },
    },
    { label: l10n.t('This machine'), kind: QuickPickItemKind.Separator },
    {
      label: `$(beaker) ${l10n.t('Sandbox')}`,
      description: sandboxRunning ? l10n.t('running') : l10n.t('needs no AWS account'),
      store: sandboxStore,
    },
  );
  return items;
}

async function pickRegion(
  server: Server,
  { regions }: ListStoresResult,
  store: StoreReference,
  title: string,
): Promise<StoreReference | undefined> {
  const place = await server.request(locateStore, store);
  const own = 'kind' in place || place.regionSource === 'chosen' ? {} : { description: place.regionSource };
  const others = regions.filter((region) => region !== store.region).map((label) => ({ label }));
  const picked = await window.showQuickPick([{ label: store.region, ...own }, ...others], {
    title: `${title} · ${storeName(store, l10n.t)}`,
    placeHolder: l10n.t('Region'),
  });
  return picked === undefined ? undefined : { ...store, region: picked.label };
}

/** The roots of the view: the user's own, else where secrets go now and by default; and the sandbox while it runs. */
export function rootsFrom(
  { roots: own, chosen }: Pick<StoreChoice, 'roots' | 'chosen'>,
  { current, sandboxRunning }: ListStoresResult,
): readonly StoreReference[] {
  const roots = own ?? [chosen, current].filter((store) => store !== undefined);
  const all = sandboxRunning && !roots.some(({ kind }) => kind === 'sandbox') ? [...roots, sandboxStore] : roots;
  return [...new Map(all.map((store) => [storeKey(store), store])).values()];
}
