import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const infisical: readonly Rule[] = [
  prefixed({
    id: 'infisical-service-token',
    title: 'Infisical service token',
    keywords: ['infisical'],
    token: 'st\\.[0-9a-f]{24}\\.[0-9a-f]{32,64}\\.[0-9a-f]{32}',
    documentation: 'https://infisical.com/docs/documentation/platform/token',
  }),
];
