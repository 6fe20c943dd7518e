import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const courier: readonly Rule[] = [
  prefixed({
    id: 'courier-api-key',
    title: 'Courier API key',
    kind: 'api-key',
    keywords: ['courier'],
    token: 'pk_[A-Za-z0-9]{2,60}_[A-Za-z0-9]{28}',
    documentation: 'https://www.courier.com/docs',
  }),
];
