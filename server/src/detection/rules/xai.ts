import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const xai: readonly Rule[] = [
  prefixed({
    id: 'xai-api-key',
    title: 'xAI API key',
    kind: 'api-key',
    keywords: ['xai-'],
    token: 'xai-[A-Za-z0-9_]{80}',
    documentation: 'https://docs.x.ai/docs/overview',
  }),
];
