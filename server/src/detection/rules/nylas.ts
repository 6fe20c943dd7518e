import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const nylas: readonly Rule[] = [
  prefixed({
    id: 'nylas-api-key',
    title: 'Nylas v3 API key',
    kind: 'api-key',
    keywords: ['nyk_v0_'],
    token: 'nyk_v0_[A-Za-z0-9]{64}',
    documentation: 'https://developer.nylas.com/docs/v3/auth/',
  }),
  named({
    id: 'nylas-api-legacy-key',
    title: 'Nylas API key',
    names: ['nylas'],
    value: '(?:nyk_v0_[A-Za-z0-9]{64}|[0-9A-Za-z]{30})',
    documentation: 'https://developer.nylas.com',
  }),
];
