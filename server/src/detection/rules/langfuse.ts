import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const langfuse: readonly Rule[] = [
  prefixed({
    id: 'langfuse-secret-key',
    title: 'Langfuse secret key',
    kind: 'api-key',
    keywords: ['sk-lf-'],
    token: 'sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://langfuse.com/docs',
  }),
];
