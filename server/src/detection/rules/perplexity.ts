import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const perplexity: readonly Rule[] = [
  prefixed({
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    kind: 'api-key',
    keywords: ['pplx-'],
    token: 'pplx-[A-Za-z0-9]{48}',
    documentation: 'https://docs.perplexity.ai/guides/getting-started',
  }),
];
