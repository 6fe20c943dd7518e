import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const shopify: readonly Rule[] = [
  prefixed({
    id: 'shopify-access-token',
    title: 'Shopify access token',
    keywords: ['shpat_', 'shpca_', 'shppa_', 'shpua_', 'shpit_'],
    token: 'shp(?:at|ca|pa|ua|it)_[0-9a-zA-Z]{30,40}',
    documentation: 'https://shopify.dev/docs/apps/build/authentication-authorization',
  }),
  prefixed({
    id: 'shopify-shared-secret',
    title: 'Shopify app shared secret',
    kind: 'api-key',
    keywords: ['shpss_'],
    token: 'shpss_[0-9a-zA-Z]{30,40}',
    documentation: 'https://shopify.dev/docs/apps/build/authentication-authorization',
  }),
  prefixed({
    id: 'shopify-partner-token',
    title: 'Shopify partner token',
    keywords: ['prtapi_'],
    token: 'prtapi_[0-9a-f]{32}',
    documentation: 'https://shopify.dev/docs/api/partner',
  }),
];
