import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const prefect: readonly Rule[] = [
  prefixed({
    id: 'prefect-api-key',
    title: 'Prefect API key',
    kind: 'api-key',
    keywords: ['pnu_', 'pnb_'],
    token: 'pn[ub]_[A-Za-z0-9]{36}',
    documentation: 'https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys',
  }),
];
