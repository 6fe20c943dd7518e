import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const infracost: readonly Rule[] = [
  prefixed({
    id: 'infracost-token',
    title: 'Infracost API token',
    keywords: ['ico-'],
    token: 'ico-[A-Za-z0-9]{32}',
    documentation: 'https://www.infracost.io/docs/',
  }),
];
