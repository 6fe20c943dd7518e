import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const fleetbase: readonly Rule[] = [
  prefixed({
    id: 'fleetbase-key',
    title: 'Fleetbase API key',
    kind: 'api-key',
    keywords: ['flb_live_', 'flb_test_'],
    token: 'flb_(?:live|test)_[A-Za-z0-9]{20}',
    documentation: 'https://docs.fleetbase.io/',
  }),
];
