import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { base64 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const digitalOcean: readonly Rule[] = [
  prefixed({
    id: 'digitalocean-access-token',
    title: 'DigitalOcean personal access token',
    keywords: ['dop_v1_'],
    token: 'dop_v1_[0-9a-f]{64}',
    documentation: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  }),
  prefixed({
    id: 'digitalocean-oauth-token',
    title: 'DigitalOcean OAuth token',
    keywords: ['doo_v1_'],
    token: 'doo_v1_[0-9a-f]{64}',
    documentation: 'https://docs.digitalocean.com/reference/api/oauth/',
  }),
  prefixed({
    id: 'digitalocean-refresh-token',
    title: 'DigitalOcean OAuth refresh token',
    keywords: ['dor_v1_'],
    token: 'dor_v1_[0-9a-f]{64}',
    documentation: 'https://docs.digitalocean.com/reference/api/oauth/',
  }),
  named({
    id: 'digitalocean-spaces-api-key',
    title: 'DigitalOcean Spaces API key',
    names: ['digitalocean', 'spaces'],
    ...withSecretWord,
    value: base64(43),
    documentation: 'https://docs.digitalocean.com/products/spaces',
  }),
];
