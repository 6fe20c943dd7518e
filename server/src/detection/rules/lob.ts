import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const lob: readonly Rule[] = [
  prefixed({
    id: 'lob-api-key',
    title: 'Lob API key',
    kind: 'api-key',
    keywords: ['live_', 'test_'],
    token: '(?:live|test)_(?:pub_)?[0-9a-f]{31,35}',
    documentation: 'https://docs.lob.com/#tag/Authentication',
  }),
];
