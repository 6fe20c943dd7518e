import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const jumpCloud: readonly Rule[] = [
  prefixed({
    id: 'jumpcloud-api-key',
    title: 'JumpCloud API key',
    kind: 'api-key',
    keywords: ['jca_'],
    token: 'jca_[A-Za-z0-9]{36}',
    documentation: 'https://docs.jumpcloud.com/api/',
  }),
];
