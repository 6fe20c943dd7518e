import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const zuplo: readonly Rule[] = [
  prefixed({
    id: 'zuplo-key',
    title: 'Zuplo API key',
    kind: 'api-key',
    keywords: ['zpka_'],
    token: 'zpka_[0-9a-f]{32}_[0-9a-f]{8}',
    documentation: 'https://zuplo.com/docs/articles/api-key-management',
  }),
];
