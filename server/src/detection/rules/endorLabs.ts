import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const endorLabs: readonly Rule[] = [
  prefixed({
    id: 'endor-labs-api-key',
    title: 'Endor Labs API key',
    kind: 'api-key',
    keywords: ['endr+'],
    token: 'endr\\+[A-Za-z0-9-]{16,40}',
    documentation: 'https://docs.endorlabs.com/',
  }),
];
