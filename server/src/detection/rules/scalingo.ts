import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const scalingo: readonly Rule[] = [
  prefixed({
    id: 'scalingo-token',
    title: 'Scalingo API token',
    keywords: ['tk-us-'],
    token: 'tk-us-[A-Za-z0-9_-]{48}',
    documentation: 'https://developers.scalingo.com/',
  }),
];
