import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const groq: readonly Rule[] = [
  prefixed({
    id: 'groq-api-key',
    title: 'Groq API key',
    kind: 'api-key',
    keywords: ['gsk_'],
    token: 'gsk_[A-Za-z0-9]{52}',
    documentation: 'https://console.groq.com/docs/quickstart',
  }),
];
