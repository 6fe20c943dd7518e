import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const vercel: readonly Rule[] = [
  prefixed({
    id: 'vercel-token',
    title: 'Vercel token of the newer format',
    keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    token: 'vc[piark]_[A-Za-z0-9]{24,60}',
    documentation: 'https://vercel.com/docs/rest-api#authentication',
  }),
  prefixed({
    id: 'vercel-blob-token',
    title: 'Vercel Blob token',
    keywords: ['vercel_blob_rw_'],
    token: 'vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,40}',
    documentation: 'https://vercel.com/docs/vercel-blob',
  }),
  named({
    id: 'vercel-legacy-token',
    title: 'Vercel token',
    kind: 'token',
    names: ['vercel'],
    value: base62(24),
    documentation: 'https://vercel.com/docs/rest-api',
  }),
];
