import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const e2b: readonly Rule[] = [
  prefixed({
    id: 'e2b-api-key',
    title: 'E2B API key',
    kind: 'api-key',
    keywords: ['e2b_'],
    token: 'e2b_[0-9a-f]{40}',
    documentation: 'https://e2b.dev/docs/api-key',
  }),
];
