import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const maxMind: readonly Rule[] = [
  prefixed({
    id: 'maxmind-license-key',
    title: 'MaxMind license key',
    kind: 'api-key',
    keywords: ['_mmk'],
    token: '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk',
    documentation: 'https://support.maxmind.com/hc/en-us/articles/4407111582235',
  }),
  named({
    id: 'maxmind-api-key',
    title: 'MaxMind API key',
    names: ['maxmind', 'geoip'],
    ...withSecretWord,
    value: '[A-Za-z0-9]{16}',
    documentation: 'https://support.maxmind.com',
  }),
];
