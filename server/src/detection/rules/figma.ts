import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const figma: readonly Rule[] = [
  prefixed({
    id: 'figma-token',
    title: 'Figma token',
    keywords: ['figd_', 'figo_', 'figu_', 'figp_'],
    token: 'fig[doup]r?h?_[A-Za-z0-9_-]{38,60}={0,2}',
    documentation: 'https://www.figma.com/developers/api#access-tokens',
  }),
  named({
    id: 'figma-legacy-token',
    title: 'Figma legacy token',
    kind: 'token',
    names: ['figma'],
    value: '\\d{4,7}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://www.figma.com/developers/api',
  }),
];
