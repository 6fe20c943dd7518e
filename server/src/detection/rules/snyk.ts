import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { uuid } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const snyk: readonly Rule[] = [
  prefixed({
    id: 'snyk-service-token',
    title: 'Snyk service account token',
    keywords: ['snyk_uat', 'snyk_sat', 'snyk_pat'],
    token: 'snyk_(?:uat|sat|pat)\\.[0-9a-f]{8}\\.[A-Za-z0-9_.-]{40,1200}',
    documentation: 'https://docs.snyk.io/',
    window: 1300,
  }),
  named({
    id: 'snyk-api-key',
    title: 'Snyk API key',
    names: ['snyk'],
    ...withSecretWord,
    value: uuid,
    documentation: 'https://docs.snyk.io',
  }),
];
