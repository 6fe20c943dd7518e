import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const trigger: readonly Rule[] = [
  prefixed({
    id: 'trigger-dev-key',
    title: 'Trigger.dev secret key',
    kind: 'api-key',
    keywords: ['tr_dev_', 'tr_prod_', 'tr_stg_', 'tr_pat_'],
    token: 'tr_(?:dev|prod|stg|pat)_[A-Za-z0-9]{20,40}',
    documentation: 'https://trigger.dev/docs/apikeys',
  }),
];
