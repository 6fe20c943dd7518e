import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const paystack: readonly Rule[] = [
  prefixed({
    id: 'paystack-secret-key',
    title: 'Paystack secret key',
    kind: 'api-key',
    keywords: ['sk_live_', 'sk_test_', 'paystack'],
    token: 'sk_[a-z]{4,10}_[0-9a-zA-Z]{40}',
    documentation: 'https://paystack.com/docs/api/authentication/',
  }),
];
