import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const openRouter: readonly Rule[] = [
  prefixed({
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    kind: 'api-key',
    keywords: ['sk-or-v1-'],
    token: 'sk-or-v1-[0-9a-f]{64}',
    documentation: 'https://openrouter.ai/docs/api-reference/authentication',
  }),
];
