import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pulumi: readonly Rule[] = [
  prefixed({
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    keywords: ['pul-'],
    token: 'pul-[0-9a-f]{40}',
    documentation: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
  }),
];
