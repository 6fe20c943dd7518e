import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const convex: readonly Rule[] = [
  prefixed({
    id: 'convex-deploy-key',
    title: 'Convex deploy key',
    kind: 'api-key',
    keywords: ['convex'],
    token: '(?:prod|dev|preview):[a-z0-9-]{5,50}\\|[A-Za-z0-9+/=_-]{40,300}',
    documentation: 'https://docs.convex.dev/cli/deploy-key-types',
    window: 400,
  }),
];
