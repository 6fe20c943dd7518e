import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const netlify: readonly Rule[] = [
  prefixed({
    id: 'netlify-token',
    title: 'Netlify personal access token',
    keywords: ['nfp_', 'nfc_', 'nfo_', 'nfb_', 'nfu_'],
    token: 'nf[pcobu]_[A-Za-z0-9]{36}',
    documentation: 'https://docs.netlify.com/api/get-started/#authentication',
  }),
  named({
    id: 'netlify-legacy-token',
    title: 'Netlify legacy token',
    kind: 'token',
    names: ['netlify'],
    value: '[A-Za-z0-9=_-]{40,46}',
    documentation: 'https://docs.netlify.com/api/get-started',
  }),
];
