import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const axiom: readonly Rule[] = [
  prefixed({
    id: 'axiom-token',
    title: 'Axiom API token',
    keywords: ['xaat-', 'xapt-'],
    token: 'xa(?:at|pt)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://axiom.co/docs/reference/tokens',
  }),
];
