import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const deepseek: readonly Rule[] = [
  prefixed({
    id: 'deepseek-api-key',
    title: 'DeepSeek API key',
    kind: 'api-key',
    keywords: ['deepseek'],
    token: 'sk-[0-9a-f]{32}',
    documentation: 'https://api-docs.deepseek.com/',
  }),
];
