import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const appSync: readonly Rule[] = [
  prefixed({
    id: 'aws-appsync-key',
    title: 'AWS AppSync API key',
    kind: 'api-key',
    keywords: ['da2-'],
    token: 'da2-[a-z0-9]{26}',
    documentation: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  }),
];
