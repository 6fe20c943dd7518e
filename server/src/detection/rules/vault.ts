import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const vault: readonly Rule[] = [
  prefixed({
    id: 'vault-service-token',
    title: 'HashiCorp Vault service token',
    keywords: ['hvs.'],
    token: 'hvs\\.[A-Za-z0-9_-]{24,130}',
    documentation: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  }),
  prefixed({
    id: 'vault-batch-token',
    title: 'HashiCorp Vault batch token',
    keywords: ['hvb.', 'hvr.'],
    token: 'hv[br]\\.[A-Za-z0-9_-]{90,300}',
    documentation: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    window: 400,
  }),
  prefixed({
    id: 'vault-legacy-token',
    title: 'HashiCorp Vault token of the older format',
    keywords: ['vault', 'x-vault'],
    before: '[Vv][Aa][Uu][Ll][Tt][\\w .-]{0,30}["\']?\\s{0,3}[:=,]>?\\s{0,3}["\'`]?',
    token: '[sbr]\\.[A-Za-z0-9]{24}',
    documentation: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  }),
];
