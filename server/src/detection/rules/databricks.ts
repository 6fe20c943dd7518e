import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const databricks: readonly Rule[] = [
  prefixed({
    id: 'databricks-token',
    title: 'Databricks personal access token',
    keywords: ['dapi'],
    token: 'dapi[0-9a-f]{32}(?:-\\d)?',
    documentation: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  }),
  prefixed({
    id: 'databricks-oauth-secret',
    title: 'Databricks OAuth secret',
    kind: 'api-key',
    keywords: ['dose'],
    token: 'dose[0-9a-f]{32}',
    documentation: 'https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m',
  }),
];
