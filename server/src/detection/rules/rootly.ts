import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const rootly: readonly Rule[] = [
  prefixed({
    id: 'rootly-token',
    title: 'Rootly API token',
    keywords: ['rootly_'],
    token: 'rootly_[0-9a-f]{64}',
    documentation: 'https://docs.rootly.com/api-reference/overview',
  }),
];
