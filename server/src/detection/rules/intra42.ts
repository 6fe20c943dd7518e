import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const intra42: readonly Rule[] = [
  prefixed({
    id: 'intra42-client-secret',
    title: '42 Intra client secret',
    kind: 'api-key',
    keywords: ['s-s4t2'],
    token: 's-s4t2(?:ud|af)-[0-9a-f]{64}',
    documentation: 'https://api.intra.42.fr/apidoc',
  }),
];
