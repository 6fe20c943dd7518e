import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pagarMe: readonly Rule[] = [
  prefixed({
    id: 'pagar-me-api-key',
    title: 'Pagar.me API key',
    kind: 'api-key',
    keywords: ['ak_live_', 'ak_test_'],
    token: 'ak_(?:live|test)_[A-Za-z0-9]{30}',
    documentation: 'https://docs.pagar.me/',
  }),
];
