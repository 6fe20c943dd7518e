import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const browserbase: readonly Rule[] = [
  prefixed({
    id: 'browserbase-api-key',
    title: 'Browserbase API key',
    kind: 'api-key',
    keywords: ['bb_live_', 'bb_test_'],
    token: 'bb_(?:live|test)_[A-Za-z0-9_-]{24,40}',
    documentation: 'https://docs.browserbase.com/',
  }),
];
