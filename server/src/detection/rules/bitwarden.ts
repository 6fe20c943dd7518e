import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const bitwarden: readonly Rule[] = [
  prefixed({
    id: 'bitwarden-access-token',
    title: 'Bitwarden Secrets Manager access token',
    keywords: ['bitwarden', 'bws_'],
    token: '0\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==',
    documentation: 'https://bitwarden.com/help/access-tokens/',
  }),
];
