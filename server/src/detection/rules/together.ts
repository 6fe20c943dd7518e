import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const together: readonly Rule[] = [
  prefixed({
    id: 'together-ai-key',
    title: 'Together AI API key',
    kind: 'api-key',
    keywords: ['tgp_v1_'],
    token: 'tgp_v1_[A-Za-z0-9_-]{43}',
    documentation: 'https://docs.together.ai/',
  }),
];
