import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const checkly: readonly Rule[] = [
  prefixed({
    id: 'checkly-api-key',
    title: 'Checkly API key',
    kind: 'api-key',
    keywords: ['checkly'],
    token: 'cu_[0-9a-f]{32}',
    documentation: 'https://www.checklyhq.com/docs/',
  }),
];
