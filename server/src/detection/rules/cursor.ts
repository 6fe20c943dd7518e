import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const cursor: readonly Rule[] = [
  prefixed({
    id: 'cursor-api-key',
    title: 'Cursor API key',
    kind: 'api-key',
    keywords: ['crsr_'],
    token: 'crsr_[0-9a-f]{64}',
    documentation: 'https://docs.cursor.com/en/cli/reference/authentication',
  }),
];
