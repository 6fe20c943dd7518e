import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const sentry: readonly Rule[] = [
  prefixed({
    id: 'sentry-organization-token',
    title: 'Sentry organization auth token',
    keywords: ['sntrys_'],
    token: 'sntrys_eyJ[A-Za-z0-9+/=_-]{80,500}',
    documentation: 'https://docs.sentry.io/account/auth-tokens/',
    window: 600,
  }),
  prefixed({
    id: 'sentry-user-token',
    title: 'Sentry user auth token',
    keywords: ['sntryu_'],
    token: 'sntryu_[0-9a-f]{64}',
    documentation: 'https://docs.sentry.io/account/auth-tokens/',
  }),
  named({
    id: 'sentry-legacy-token',
    title: 'Sentry legacy token',
    kind: 'token',
    names: ['sentry'],
    value: base36(64),
    documentation: 'https://docs.sentry.io/account/auth-tokens',
  }),
];
