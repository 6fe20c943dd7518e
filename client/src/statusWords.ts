import type { StoreReference } from '../../server/src/protocol/requests.ts';
import type { StorePlace } from '../../server/src/protocol/stores.ts';
import { linesOfPlace, storeLabel } from './storeLabel.ts';
import type { Translate } from './storeLabel.ts';

export interface StatusInput {
  /** Credentials in the file in front. */
  readonly count: number;
  /** Where new secrets would go; absent when it is not known, or nothing is set up. */
  readonly store: StoreReference | undefined;
  readonly accountId: string | undefined;
  /** From local files. */
  readonly place: StorePlace | undefined;
}

export interface StatusWords {
  readonly text: string;
  /** Lines of the tooltip, below the product's name. */
  readonly lines: readonly string[];
  readonly spoken: string;
}

/** What the status bar says: how many credentials, and where they would go. */
export function statusWords({ count, store, accountId, place: settled }: StatusInput, t: Translate): StatusWords {
  const found = count === 1 ? t('1 hardcoded credential') : t('{0} hardcoded credentials', count);
  const inFile = t('{0} in this file', found);
  if (store === undefined) {
    return { text: `$(shield) ${count}`, lines: [inFile], spoken: `Unhardcode, ${found}` };
  }
  const place = storeLabel(store, t);
  // The sandbox's account is made up.
  const whole = accountId === undefined || store.kind === 'sandbox' ? place : `${place} · ${accountId}`;
  const lines = settled === undefined ? [] : linesOfPlace(settled, t);
  const badge = settled?.endpoint === undefined ? '' : ' $(plug)';
  return {
    text: `$(shield) ${count} · ${place}${badge}`,
    lines: [inFile, t('New secrets go to {0}', whole), ...lines],
    spoken: ['Unhardcode', found, t('New secrets go to {0}', whole), ...lines].join(', '),
  };
}
