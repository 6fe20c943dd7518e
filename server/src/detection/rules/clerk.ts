import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const clerk: readonly Rule[] = [
  prefixed({
    id: 'clerk-secret-key',
    title: 'Clerk secret key',
    kind: 'api-key',
    keywords: ['clerk'],
    token: 'sk_(?:live|test)_[A-Za-z0-9]{40,50}',
    documentation: 'https://clerk.com/docs/deployments/clerk-environment-variables',
  }),
];
