import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const stackHawk: readonly Rule[] = [
  prefixed({
    id: 'stackhawk-api-key',
    title: 'StackHawk API key',
    kind: 'api-key',
    keywords: ['hawk.'],
    token: 'hawk\\.[A-Za-z0-9_-]{20}\\.[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.stackhawk.com/hawkscan/configuration/',
  }),
];
