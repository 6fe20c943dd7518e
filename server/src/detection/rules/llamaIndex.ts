import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const llamaIndex: readonly Rule[] = [
  prefixed({
    id: 'llama-cloud-api-key',
    title: 'LlamaCloud API key',
    kind: 'api-key',
    keywords: ['llx-'],
    token: 'llx-[A-Za-z0-9_-]{48}',
    documentation: 'https://docs.cloud.llamaindex.ai/',
  }),
];
