import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const supabase: readonly Rule[] = [
  prefixed({
    id: 'supabase-access-token',
    title: 'Supabase personal access token',
    keywords: ['sbp_'],
    token: 'sbp_(?:v\\d_)?[0-9a-z]{40}',
    documentation: 'https://supabase.com/docs/reference/api/introduction',
  }),
  prefixed({
    id: 'supabase-secret-key',
    title: 'Supabase secret key',
    kind: 'api-key',
    keywords: ['sb_secret_'],
    token: 'sb_secret_[A-Za-z0-9_-]{31,40}',
    documentation: 'https://supabase.com/docs/guides/api/api-keys',
  }),
];
