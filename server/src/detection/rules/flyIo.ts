import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const flyIo: readonly Rule[] = [
  prefixed({
    id: 'fly-io-token',
    title: 'Fly.io access token',
    keywords: ['fo1_', 'fm1a_', 'fm1r_', 'fm2_'],
    token: '(?:fo1_[A-Za-z0-9_-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,2000}={0,3})',
    documentation: 'https://fly.io/docs/security/tokens/',
    window: 2100,
  }),
];
