import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const workos: readonly Rule[] = [
  prefixed({
    id: 'workos-api-key',
    title: 'WorkOS API key',
    kind: 'api-key',
    keywords: ['workos'],
    token: 'sk_(?:live_|test_)?[A-Za-z0-9]{40,120}',
    documentation: 'https://workos.com/docs/reference/api-keys',
  }),
];
