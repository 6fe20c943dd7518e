import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const airtable: readonly Rule[] = [
  prefixed({
    id: 'airtable-personal-access-token',
    title: 'Airtable personal access token',
    keywords: ['airtable'],
    token: 'pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}',
    documentation: 'https://airtable.com/developers/web/guides/personal-access-tokens',
  }),
  named({
    id: 'airtable-legacy-api-key',
    title: 'Airtable legacy API key',
    names: ['airtable'],
    minEntropy: 2,
    value: base36(17),
    documentation: 'https://airtable.com/developers/web',
  }),
  named({
    id: 'airtable-personal-key',
    title: 'Airtable personal key',
    names: ['airtable'],
    value: 'key[A-Za-z0-9]{14}',
    documentation: 'https://airtable.com/developers/web',
  }),
];
