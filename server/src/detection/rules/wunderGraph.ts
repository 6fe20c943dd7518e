import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const wunderGraph: readonly Rule[] = [
  prefixed({
    id: 'wundergraph-cosmo-key',
    title: 'WunderGraph Cosmo API key',
    kind: 'api-key',
    keywords: ['cosmo_'],
    token: 'cosmo_[0-9a-f]{32}',
    documentation: 'https://cosmo-docs.wundergraph.com/',
  }),
];
