import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const inngest: readonly Rule[] = [
  prefixed({
    id: 'inngest-signing-key',
    title: 'Inngest signing key',
    kind: 'api-key',
    keywords: ['signkey-'],
    token: 'signkey-(?:prod|test|branch)-[0-9a-f]{32,64}',
    documentation: 'https://www.inngest.com/docs/platform/signing-keys',
  }),
];
