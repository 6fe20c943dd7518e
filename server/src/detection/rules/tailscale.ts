import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const tailscale: readonly Rule[] = [
  prefixed({
    id: 'tailscale-key',
    title: 'Tailscale key',
    kind: 'api-key',
    keywords: ['tskey-'],
    token: 'tskey-(?:[a-z]{2,10}-)?[A-Za-z0-9_]{8,120}-[A-Za-z0-9_]{20,120}',
    documentation: 'https://tailscale.com/kb/1085/auth-keys',
  }),
];
