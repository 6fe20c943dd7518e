import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { uuid } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const mongodb: readonly Rule[] = [
  prefixed({
    id: 'mongodb-atlas-service-account-secret',
    title: 'MongoDB Atlas service account secret',
    kind: 'api-key',
    keywords: ['mdb_sa_sk_'],
    token: 'mdb_sa_sk_[A-Za-z0-9_-]{40}',
    documentation: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
  }),
  named({
    id: 'mongodb-atlas-api-key',
    title: 'MongoDB Atlas API key',
    names: ['mongodb atlas', 'atlas private', 'atlas api', 'mongodb private'],
    ...withSecretWord,
    value: uuid,
    documentation: 'https://www.mongodb.com/docs/atlas/configure-api-access',
  }),
];
