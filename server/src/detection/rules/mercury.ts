import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const mercury: readonly Rule[] = [
  prefixed({
    id: 'mercury-token',
    title: 'Mercury API token',
    keywords: ['secret-token:'],
    token: 'secret-token:mercury_(?:production|sandbox)_[a-z]{3}_[A-Za-z0-9]{40,60}_[a-z]{6}',
    documentation: 'https://docs.mercury.com/reference/welcome-to-mercury-api',
  }),
];
