import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const teamwork: readonly Rule[] = [
  prefixed({
    id: 'teamwork-token',
    title: 'Teamwork API token',
    keywords: ['tkn.v1_'],
    token: 'tkn\\.v1_[0-9A-Za-z+/]{71}=',
    documentation: 'https://apidocs.teamwork.com/',
  }),
  named({
    id: 'teamwork-api-key',
    title: 'Teamwork API key',
    names: ['teamwork'],
    value: '(?:twp_[A-Za-z0-9]{22,28}|tkn\\.v1_[0-9A-Za-z+/]{71}=)',
    documentation: 'https://apidocs.teamwork.com',
  }),
];
