import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const dynatrace: readonly Rule[] = [
  prefixed({
    id: 'dynatrace-token',
    title: 'Dynatrace token',
    keywords: ['dt0c', 'dt0s'],
    token: 'dt0[a-zA-Z]\\d{2}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}',
    documentation:
      'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
  }),
];
