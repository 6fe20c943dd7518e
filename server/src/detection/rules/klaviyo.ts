import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const klaviyo: readonly Rule[] = [
  prefixed({
    id: 'klaviyo-private-key',
    title: 'Klaviyo private key',
    kind: 'api-key',
    keywords: ['klaviyo'],
    token: 'pk_[0-9a-f]{34}',
    documentation: 'https://developers.klaviyo.com/en/docs/authenticate_',
  }),
];
