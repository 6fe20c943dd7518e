import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const xata: readonly Rule[] = [
  prefixed({
    id: 'xata-api-key',
    title: 'Xata API key',
    kind: 'api-key',
    keywords: ['xau_'],
    token: 'xau_[A-Za-z0-9]{38,44}',
    documentation: 'https://xata.io/docs',
  }),
];
