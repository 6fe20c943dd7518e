import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const settleMint: readonly Rule[] = [
  prefixed({
    id: 'settlemint-token',
    title: 'SettleMint access token',
    keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
    token: 'sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}',
    documentation: 'https://console.settlemint.com/documentation',
  }),
];
