import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const onePassword: readonly Rule[] = [
  prefixed({
    id: '1password-secret-key',
    title: '1Password secret key',
    kind: 'api-key',
    keywords: ['1password'],
    token: 'A3-[A-Z0-9]{6}-(?:[A-Z0-9]{6}-[A-Z0-9]{5}|[A-Z0-9]{11})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}',
    documentation: 'https://support.1password.com/secret-key/',
  }),
  prefixed({
    id: '1password-service-account-token',
    title: '1Password service account token',
    keywords: ['ops_eyj'],
    token: 'ops_eyJ[A-Za-z0-9+/_-]{250,1500}={0,3}',
    documentation: 'https://developer.1password.com/docs/service-accounts/',
    window: 1600,
  }),
];
