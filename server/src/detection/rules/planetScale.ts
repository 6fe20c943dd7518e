import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const planetScale: readonly Rule[] = [
  prefixed({
    id: 'planetscale-token',
    title: 'PlanetScale token or password',
    keywords: ['pscale_'],
    token: 'pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}',
    documentation: 'https://planetscale.com/docs/concepts/service-tokens',
  }),
];
