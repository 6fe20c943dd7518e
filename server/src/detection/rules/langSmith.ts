import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const langSmith: readonly Rule[] = [
  prefixed({
    id: 'langsmith-api-key',
    title: 'LangSmith API key',
    kind: 'api-key',
    keywords: ['lsv2_'],
    token: 'lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}',
    documentation:
      'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
  }),
];
