import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const duffel: readonly Rule[] = [
  prefixed({
    id: 'duffel-token',
    title: 'Duffel API token',
    keywords: ['duffel_'],
    token: 'duffel_(?:test|live)_[A-Za-z0-9_=-]{43}',
    documentation: 'https://duffel.com/docs/api/overview/making-requests',
  }),
];
