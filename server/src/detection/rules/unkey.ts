import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const unkey: readonly Rule[] = [
  prefixed({
    id: 'unkey-root-key',
    title: 'Unkey root key',
    kind: 'api-key',
    keywords: ['unkey_'],
    token: 'unkey_[A-Za-z0-9]{20,40}',
    documentation: 'https://www.unkey.com/docs/security/root-keys',
  }),
];
