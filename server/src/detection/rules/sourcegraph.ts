import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const sourcegraph: readonly Rule[] = [
  prefixed({
    id: 'sourcegraph-token',
    title: 'Sourcegraph access token',
    keywords: ['sgp_', 'slk_'],
    token: '(?:sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40}|slk_[0-9a-f]{64})',
    documentation: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
  }),
  named({
    id: 'sourcegraph-legacy-token',
    title: 'Sourcegraph legacy token',
    kind: 'token',
    names: ['sourcegraph'],
    value: '[0-9a-fA-F]{40}',
    documentation: 'https://sourcegraph.com/docs',
  }),
];
