import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const anthropic: readonly Rule[] = [
  prefixed({
    id: 'anthropic-api-key',
    title: 'Anthropic API key',
    kind: 'api-key',
    keywords: ['sk-ant-'],
    token: 'sk-ant-(?:api\\d{2}|admin\\d{2})-[A-Za-z0-9_-]{80,110}',
    documentation: 'https://docs.anthropic.com/en/api/overview',
  }),
  prefixed({
    id: 'anthropic-oauth-token',
    title: 'Anthropic OAuth token',
    keywords: ['sk-ant-o'],
    token: 'sk-ant-o(?:at|rt)\\d{2}-[A-Za-z0-9_-]{80,120}',
    documentation: 'https://docs.anthropic.com/en/docs/claude-code/overview',
  }),
];
