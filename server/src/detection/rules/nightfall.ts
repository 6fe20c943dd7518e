import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const nightfall: readonly Rule[] = [
  prefixed({
    id: 'nightfall-api-key',
    title: 'Nightfall API key',
    kind: 'api-key',
    keywords: ['nightfall'],
    token: 'NF-[A-Za-z0-9]{32}',
    documentation: 'https://docs.nightfall.ai/',
  }),
];
