import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const stytch: readonly Rule[] = [
  prefixed({
    id: 'stytch-secret',
    title: 'Stytch project secret',
    kind: 'api-key',
    keywords: ['secret-test-', 'secret-live-'],
    token: 'secret-(?:test|live)-[A-Za-z0-9_-]{36,60}=?',
    documentation: 'https://stytch.com/docs',
  }),
  named({
    id: 'stytch-api-key',
    title: 'Stytch API key',
    names: ['stytch'],
    value: '(?:secret-(?:test|live)-)?[A-Za-z0-9_-]{36,47}=?',
    documentation: 'https://stytch.com/docs',
  }),
];
