import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const flexport: readonly Rule[] = [
  prefixed({
    id: 'flexport-token',
    title: 'Flexport logistics token',
    keywords: ['shltm_'],
    token: 'shltm_[A-Za-z0-9_-]{40}',
    documentation: 'https://docs.logistics-api.flexport.com/',
  }),
];
