import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const braintree: readonly Rule[] = [
  prefixed({
    id: 'braintree-access-token',
    title: 'PayPal Braintree access token',
    keywords: ['access_token$'],
    token: 'access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-z]{30,40}',
    documentation: 'https://developer.paypal.com/braintree/docs',
  }),
  named({
    id: 'braintree-api-key',
    title: 'Braintree API key',
    names: ['braintree'],
    value: base36(32),
    documentation: 'https://developer.paypal.com/braintree/docs',
  }),
];
