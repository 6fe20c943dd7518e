import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const razorpay: readonly Rule[] = [
  prefixed({
    id: 'razorpay-key',
    title: 'Razorpay key ID',
    kind: 'api-key',
    keywords: ['rzp_live_', 'rzp_test_'],
    token: 'rzp_(?:live|test)_[A-Za-z0-9]{14}',
    documentation: 'https://razorpay.com/docs/api/authentication/',
  }),
  named({
    id: 'razorpay-api-key',
    title: 'Razorpay API key',
    names: ['razorpay'],
    value: base62(24),
    documentation: 'https://razorpay.com/docs/api',
  }),
];
