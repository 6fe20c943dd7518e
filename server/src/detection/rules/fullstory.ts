import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const fullstory: readonly Rule[] = [
  prefixed({
    id: 'fullstory-api-key',
    title: 'Fullstory API key',
    kind: 'api-key',
    keywords: ['fullstory', 'na1.', 'eu1.'],
    token: '(?:na1|eu1)\\.[A-Za-z0-9+/]{90,120}={0,2}',
    documentation: 'https://developer.fullstory.com/server/authentication/',
  }),
];
