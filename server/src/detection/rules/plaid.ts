import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const plaid: readonly Rule[] = [
  prefixed({
    id: 'plaid-access-token',
    title: 'Plaid access token',
    keywords: ['access-sandbox-', 'access-production-', 'access-development-'],
    token: 'access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://plaid.com/docs/api/tokens/',
  }),
  named({
    id: 'plaid-api-key',
    title: 'Plaid API key',
    names: ['plaid'],
    value: base36(30),
    documentation: 'https://plaid.com/docs',
  }),
  named({
    id: 'plaid-client-key',
    title: 'Plaid client key',
    names: ['plaid'],
    ...withSecretWord,
    value: base36(24),
    documentation: 'https://plaid.com/docs',
  }),
];
