import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const square: readonly Rule[] = [
  prefixed({
    id: 'square-access-token',
    title: 'Square access token',
    keywords: ['sq0atp-', 'eaaa'],
    token: '(?:EAAA[A-Za-z0-9_-]{60}|sq0atp-[A-Za-z0-9_-]{22,60})',
    documentation: 'https://developer.squareup.com/docs/build-basics/access-tokens',
  }),
  prefixed({
    id: 'square-oauth-secret',
    title: 'Square OAuth secret',
    kind: 'api-key',
    keywords: ['sq0csp-'],
    token: 'sq0csp-[A-Za-z0-9_-]{43}',
    documentation: 'https://developer.squareup.com/docs/oauth-api/overview',
  }),
  prefixed({
    id: 'square-application-id-secret',
    title: 'Square application secret pair',
    kind: 'api-key',
    keywords: ['sq0idp-'],
    token: 'sq0idp-[A-Za-z0-9_-]{22}',
    documentation: 'https://developer.squareup.com/docs/oauth-api/overview',
  }),
];
