import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const make: readonly Rule[] = [
  prefixed({
    id: 'make-webhook',
    title: 'Make webhook',
    keywords: ['make.com', 'integromat.com'],
    token: 'https://hook\\.(?:[a-z0-9]{2,6}\\.)?(?:make|integromat)\\.com/[a-z0-9]{30,40}',
    documentation: 'https://www.make.com/en/help/tools/webhooks',
  }),
];
