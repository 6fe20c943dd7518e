import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const cerebras: readonly Rule[] = [
  prefixed({
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    kind: 'api-key',
    keywords: ['csk-'],
    token: 'csk-[a-z0-9]{48}',
    documentation: 'https://inference-docs.cerebras.ai/quickstart',
  }),
];
