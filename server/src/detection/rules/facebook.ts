import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const facebook: readonly Rule[] = [
  prefixed({
    id: 'facebook-page-token',
    title: 'Meta page or user access token',
    keywords: ['eaac', 'eaam', 'eaab', 'eaaa', 'eaag', 'eaai', 'eaaj'],
    token: 'EAA[A-Z][A-Za-z0-9]{80,300}',
    documentation: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    window: 400,
  }),
  prefixed({
    id: 'facebook-app-token',
    title: 'Meta app access token',
    keywords: ['facebook', 'access_token', 'fb_app', 'fbapp'],
    token: '\\d{15,16}(?:\\||%7C)[A-Za-z0-9_-]{27,40}',
    documentation: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
  }),
  named({
    id: 'facebook-app-api-key',
    title: 'Facebook app API key',
    names: ['facebook', 'fb app', 'fb secret', 'fb api'],
    value: base36(32),
    documentation: 'https://developers.facebook.com/docs/facebook-login/security',
  }),
];
