import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const lob: readonly Rule[] = [
  prefixed({
    id: 'lob-api-key',
    title: 'Lob API key',
    kind: 'api-key',
    keywords: ['lob_', 'lob-', 'lob.com', 'lob api', 'lobapi', 'lobkey', 'live_pub_', 'test_pub_'],
    token: '(?:live|test)_(?:pub_)?[0-9a-f]{31,35}',
    documentation: 'https://docs.lob.com/#tag/Authentication',
  }),
];
