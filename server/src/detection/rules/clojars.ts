import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const clojars: readonly Rule[] = [
  prefixed({
    id: 'clojars-deploy-token',
    title: 'Clojars deploy token',
    keywords: ['clojars_'],
    token: 'CLOJARS_[0-9a-zA-Z]{60}',
    documentation: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
  }),
];
