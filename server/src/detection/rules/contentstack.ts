import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const contentstack: readonly Rule[] = [
  prefixed({
    id: 'contentstack-management-token',
    title: 'Contentstack management token',
    keywords: ['contentstack'],
    token: 'cs[0-9a-f]{24}[0-9a-f]{16}',
    documentation: 'https://www.contentstack.com/docs/developers/create-tokens/about-management-tokens',
  }),
];
