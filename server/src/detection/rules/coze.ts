import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const coze: readonly Rule[] = [
  prefixed({
    id: 'coze-token',
    title: 'Coze personal access token',
    keywords: ['coze'],
    token: 'pat_[A-Za-z0-9]{64}',
    documentation: 'https://www.coze.com/docs/developer_guides/pat',
  }),
];
