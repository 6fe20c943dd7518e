import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const openVsx: readonly Rule[] = [
  prefixed({
    id: 'open-vsx-token',
    title: 'Open VSX access token',
    keywords: ['ovsxat_'],
    token: 'ovsxat_[A-Za-z0-9-]{32,40}',
    documentation: 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions',
  }),
];
