import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const tavily: readonly Rule[] = [
  prefixed({
    id: 'tavily-api-key',
    title: 'Tavily API key',
    kind: 'api-key',
    keywords: ['tvly-'],
    token: 'tvly-(?:dev-)?[A-Za-z0-9]{32}',
    documentation: 'https://docs.tavily.com/documentation/api-reference/introduction',
  }),
];
