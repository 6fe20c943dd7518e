import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const trueNas: readonly Rule[] = [
  prefixed({
    id: 'truenas-api-key',
    title: 'TrueNAS API key',
    kind: 'api-key',
    keywords: ['truenas'],
    token: '\\d{1,3}-[A-Za-z0-9]{64}',
    documentation: 'https://www.truenas.com/docs/',
  }),
];
