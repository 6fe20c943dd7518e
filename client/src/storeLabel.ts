import type { StoreReference, StoreSummary } from '../../server/src/protocol/requests.ts';
import type { StorePlace } from '../../server/src/protocol/stores.ts';

/** Translates a message with `{0}` in it; `vscode.l10n.t` in the editor. */
export type Translate = (message: string, ...parameters: readonly (string | number)[]) => string;

/** The region that the sandbox answers for by default, as the command line does. */
export const sandboxStore: StoreReference = { kind: 'sandbox', region: 'us-east-1' };

/** The same text for the same place, whatever object it comes in. */
export const storeKey = (store: StoreReference): string =>
  [store.kind, store.profile ?? '', store.region].join('\u0000');

/** Where secrets live, in a word: the profile, the environment or the sandbox. */
export function storeName(store: StoreReference, t: Translate): string {
  switch (store.kind) {
    case 'sandbox':
      return t('Sandbox');
    case 'environment':
      return t('Environment');
    case 'profile':
      return store.profile ?? 'default';
  }
}

export const storeLabel = (store: StoreReference, t: Translate): string => `${storeName(store, t)} · ${store.region}`;

/** Region, its source, and a word when requests do not go to AWS. */
export const linesOfPlace = ({ region, regionSource, endpoint }: StorePlace, t: Translate): readonly string[] => [
  t('Region {0}, from: {1}', region, regionSource),
  ...(endpoint === undefined ? [] : [t('Requests go to {0}, not to AWS', endpoint)]),
];

/** What a prompt says of the place before anything is written to it: account, region, and whether it is AWS at all. */
export function destinationOf(summary: StoreSummary, t: Translate): string {
  const place = t('account {0}, {1} ({2})', summary.accountId, summary.region, summary.regionSource);
  if (summary.store.kind === 'sandbox')
    return t('Sandbox on this machine (account {0}, {1}): nothing is sent to AWS', summary.accountId, summary.region);
  if (summary.endpoint === undefined) return t('AWS {0}', place);
  return t('Not AWS but {0}: {1}', summary.endpoint, place);
}
