import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const dropbox: readonly Rule[] = [
  prefixed({
    id: 'dropbox-short-lived-token',
    title: 'Dropbox short-lived access token',
    keywords: ['sl.a', 'sl.b', 'sl.c', 'sl.u', 'dropbox'],
    token: 'sl\\.(?:u\\.)?[A-Za-z0-9_=-]{130,1300}',
    documentation: 'https://developers.dropbox.com/oauth-guide',
    window: 1400,
  }),
  named({
    id: 'dropbox-app-api-key',
    title: 'Dropbox app API key',
    names: ['dropbox'],
    minEntropy: 2,
    value: base36(15),
    documentation: 'https://developers.dropbox.com/oauth-guide',
  }),
  named({
    id: 'dropbox-long-lived-token',
    title: 'Dropbox long-lived token',
    kind: 'token',
    names: ['dropbox'],
    value: '[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43}',
    documentation: 'https://developers.dropbox.com/oauth-guide',
  }),
];
