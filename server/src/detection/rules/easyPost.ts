import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const easyPost: readonly Rule[] = [
  prefixed({
    id: 'easypost-api-key',
    title: 'EasyPost API key',
    kind: 'api-key',
    keywords: ['ezak', 'eztk'],
    token: 'EZ[AT]K[A-Za-z0-9]{54}',
    documentation: 'https://docs.easypost.com/docs/authentication',
  }),
];
