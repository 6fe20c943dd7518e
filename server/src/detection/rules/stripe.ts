import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const stripe: readonly Rule[] = [
  prefixed({
    id: 'stripe-secret-key',
    title: 'Stripe secret key',
    kind: 'api-key',
    keywords: ['sk_live_', 'sk_test_', 'sk_prod_'],
    token: 'sk_(?:live|test|prod)_[A-Za-z0-9]{10,250}',
    documentation: 'https://docs.stripe.com/keys',
  }),
  prefixed({
    id: 'stripe-restricted-key',
    title: 'Stripe restricted key',
    kind: 'api-key',
    keywords: ['rk_live_', 'rk_test_', 'rk_prod_'],
    token: 'rk_(?:live|test|prod)_[A-Za-z0-9]{10,250}',
    documentation: 'https://docs.stripe.com/keys',
  }),
  prefixed({
    id: 'stripe-webhook-secret',
    title: 'Stripe webhook signing secret',
    kind: 'api-key',
    keywords: ['whsec_'],
    token: 'whsec_[A-Za-z0-9+/=]{32,80}',
    documentation: 'https://docs.stripe.com/webhooks',
  }),
];
