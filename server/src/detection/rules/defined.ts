import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const defined: readonly Rule[] = [
  prefixed({
    id: 'defined-networking-token',
    title: 'Defined Networking API token',
    keywords: ['dnkey-'],
    token: 'dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}',
    documentation: 'https://docs.defined.net/api/defined-networking-api/',
  }),
];
