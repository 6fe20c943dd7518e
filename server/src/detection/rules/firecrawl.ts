import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const firecrawl: readonly Rule[] = [
  prefixed({
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    kind: 'api-key',
    keywords: ['firecrawl'],
    token: 'fc-[0-9a-f]{32}',
    documentation: 'https://docs.firecrawl.dev/',
  }),
];
