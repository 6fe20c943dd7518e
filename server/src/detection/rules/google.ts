import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const google: readonly Rule[] = [
  prefixed({
    id: 'google-api-key',
    title: 'Google API key',
    kind: 'api-key',
    keywords: ['aiza'],
    token: 'AIza[A-Za-z0-9_-]{35}',
    documentation: 'https://cloud.google.com/docs/authentication/api-keys',
  }),
  prefixed({
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    kind: 'api-key',
    keywords: ['gocspx-'],
    token: 'GOCSPX-[A-Za-z0-9_-]{28}',
    documentation: 'https://support.google.com/cloud/answer/15549257',
  }),
  prefixed({
    id: 'google-oauth-access-token',
    title: 'Google OAuth access token',
    keywords: ['ya29.'],
    token: 'ya29\\.[A-Za-z0-9_-]{30,1000}',
    documentation: 'https://cloud.google.com/docs/authentication/token-types',
    window: 1100,
  }),
  prefixed({
    id: 'google-oauth-refresh-token',
    title: 'Google OAuth refresh token',
    keywords: ['1//0'],
    before: '(?<![A-Za-z0-9/:])',
    token: '1//0[A-Za-z0-9_-]{35,250}',
    documentation: 'https://developers.google.com/identity/protocols/oauth2',
    examples: { harmless: ['too long: 1//0abc'] },
  }),
  named({
    id: 'google-oauth-legacy-secret',
    title: 'Google OAuth client secret of the older format',
    names: ['google', 'gcp client', 'gcp oauth', 'gmail', 'youtube'],
    qualifiers: ['secret'],
    value: '[A-Za-z0-9_-]{24}',
    documentation: 'https://support.google.com/cloud/answer/15549257',
  }),
  prefixed({
    id: 'google-recaptcha-secret',
    title: 'reCAPTCHA key beside a word that means secret',
    kind: 'api-key',
    keywords: ['captcha'],
    before:
      '[Cc][Aa][Pp][Tt][Cc][Hh][Aa][\\w .-]{0,20}(?:secret|SECRET|Secret|private|PRIVATE|Private)[\\w .-]{0,20}["\']?\\s{0,3}[:=,]>?\\s{0,3}["\'`]?',
    token: '6[Ll][0-9A-Za-z_-]{38}',
    documentation: 'https://developers.google.com/recaptcha/docs/verify',
    examples: { harmless: ['<div class="g-recaptcha" data-sitekey="6LcVq9Xk3Vq9Xk3Vq9Xk3Vq9Xk3Vq9Xk3Vq9Xk3V">'] },
  }),
];
