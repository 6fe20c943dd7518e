import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const mapbox: readonly Rule[] = [
  prefixed({
    id: 'mapbox-token',
    title: 'Mapbox access token',
    keywords: ['sk.eyj', 'pk.eyj', 'tk.eyj'],
    token: '[spt]k\\.eyJ[A-Za-z0-9_-]{40,200}\\.[A-Za-z0-9_-]{22}',
    documentation: 'https://docs.mapbox.com/help/getting-started/access-tokens/',
  }),
  named({
    id: 'mapbox-legacy-token',
    title: 'Mapbox token',
    kind: 'token',
    names: ['mapbox'],
    value: '[sp]k\\.[A-Za-z0-9_-]{60,80}\\.[A-Za-z0-9_-]{22}',
    documentation: 'https://docs.mapbox.com/help/getting-started/access-tokens',
  }),
];
