import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const apify: readonly Rule[] = [
  prefixed({
    id: 'apify-api-token',
    title: 'Apify API token',
    keywords: ['apify_api_'],
    token: 'apify_api_[A-Za-z0-9]{34,40}',
    documentation: 'https://docs.apify.com/platform/integrations/api',
  }),
  named({
    id: 'apify-token',
    title: 'Apify token',
    kind: 'token',
    names: ['apify'],
    value: '(?:apify_api_)?[A-Za-z0-9]{36}',
    documentation: 'https://docs.apify.com/platform/integrations/api',
  }),
];
