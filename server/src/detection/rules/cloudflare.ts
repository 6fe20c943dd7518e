import type { Rule } from '../rule.ts';
import { base36, urlSafe } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const cloudflare: readonly Rule[] = [
  prefixed({
    id: 'cloudflare-origin-ca-key',
    title: 'Cloudflare Origin CA key',
    kind: 'api-key',
    keywords: ['v1.0-'],
    token: 'v1\\.0-[0-9a-f]{24}-[0-9a-f]{146}',
    documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
  }),
  prefixed({
    id: 'cloudflare-token',
    title: 'Cloudflare token of the newer format',
    keywords: ['cfut_', 'cfat_', 'cfk_'],
    token: 'cf(?:ut|at|k)_[A-Za-z0-9]{48}',
    documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  }),
  named({
    id: 'cloudflare-api-key',
    title: 'Cloudflare API key',
    names: ['cloudflare', 'cf api', 'cf token'],
    value: urlSafe(40),
    documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started',
  }),
  named({
    id: 'cloudflare-global-key',
    title: 'Cloudflare global key',
    names: ['cloudflare', 'x auth key', 'cf api'],
    value: base36(37),
    documentation: 'https://developers.cloudflare.com/fundamentals/api/get-started/keys',
  }),
];
