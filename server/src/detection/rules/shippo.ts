import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const shippo: readonly Rule[] = [
  prefixed({
    id: 'shippo-api-token',
    title: 'Shippo API token',
    keywords: ['shippo_'],
    token: 'shippo_(?:live|test)_[0-9a-fA-F]{40}',
    documentation: 'https://docs.goshippo.com/docs/guides_general/authentication/',
  }),
];
