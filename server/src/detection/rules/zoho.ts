import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const zoho: readonly Rule[] = [
  prefixed({
    id: 'zoho-token',
    title: 'Zoho OAuth token',
    keywords: ['1000.'],
    token: '1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}',
    documentation: 'https://www.zoho.com/accounts/protocol/oauth.html',
  }),
];
