import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const thunderstore: readonly Rule[] = [
  prefixed({
    id: 'thunderstore-token',
    title: 'Thunderstore API token',
    keywords: ['tss_'],
    token: 'tss_[A-Za-z0-9]{32,60}',
    documentation: 'https://thunderstore.io/api/docs/',
  }),
];
