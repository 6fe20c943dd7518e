import type { Rule } from '../rule.ts';
import { uuid } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';
import type { PrefixedFormat } from './support/prefixed.ts';

/** A provider in a table. The page is written without `https://`. */
type Row = readonly [
  id: string,
  title: string,
  keywords: string,
  token: string,
  page: string,
  more?: Pick<PrefixedFormat, 'kind' | 'window'>,
];

const rows: readonly Row[] = [
  [
    'aiven-service-password',
    'Aiven service password',
    'avns_',
    'AVNS_[A-Za-z0-9_-]{19}',
    'aiven.io/docs',
    { kind: 'password' },
  ],
  ['anyscale-token', 'Anyscale CLI token', 'esecret_', 'esecret_[a-z0-9]{22,50}', 'docs.anyscale.com'],
  ['brex-token', 'Brex user token', 'bxt_', 'bxt_[A-Za-z0-9]{36}', 'developer.brex.com/docs/authentication'],
  [
    'cockroach-cloud-api-key',
    'CockroachDB Cloud API key',
    'ccdb1_',
    'CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}',
    'www.cockroachlabs.com/docs/cockroachcloud/managing-access',
    { kind: 'api-key' },
  ],
  [
    'confluent-api-secret',
    'Confluent Cloud API secret',
    'cflt',
    'cflt[A-Za-z0-9+/]{60}',
    'docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys',
    { kind: 'api-key' },
  ],
  ['deno-deploy-token', 'Deno Deploy token', 'ddp_|ddo_', 'dd[po]_[A-Za-z0-9]{36}', 'docs.deno.com/deploy'],
  [
    'dynatrace-platform-token',
    'Dynatrace platform token or OAuth client secret',
    'dt0s',
    'dt0s\\d{2}\\.[A-Z0-9]{8}\\.[A-Z2-7]{64}',
    'docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients',
  ],
  [
    'elastic-service-token',
    'Elastic Cloud API key',
    'essu_',
    'essu_[A-Za-z0-9+/]{40,100}={0,2}',
    'www.elastic.co/docs',
  ],
  ['friendli-token', 'Friendli personal token', 'flp_', 'flp_[A-Za-z0-9]{46}', 'friendli.ai/docs'],
  [
    'helicone-api-key',
    'Helicone API key',
    'sk-helicone-',
    'sk-helicone-(?:[a-z]{2}-)?[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}',
    'docs.helicone.ai',
    { kind: 'api-key' },
  ],
  [
    'honeycomb-key',
    'Honeycomb ingest or management key',
    'hcaik_|hcxik_|hcbik_|hccik_|hcaic_|hcxic_|hcamk_|hcxmk_',
    'hc[a-z](?:ik|ic|mk)_[a-z0-9]{58}',
    'docs.honeycomb.io/configure/environments/manage-api-keys',
    { kind: 'api-key' },
  ],
  [
    'jina-ai-api-key',
    'Jina AI API key',
    'jina_',
    'jina_[0-9a-f]{32}[A-Za-z0-9_-]{28}',
    'jina.ai/api-dashboard',
    { kind: 'api-key' },
  ],
  ['kaggle-token', 'Kaggle API token', 'kgat_', 'KGAT_[0-9a-f]{32}', 'www.kaggle.com/docs/api'],
  [
    'klarna-api-key',
    'Klarna API key',
    'klarna_live_|klarna_test_',
    'klarna_(?:live|test)_api_[A-Za-z0-9=_-]{40,120}',
    'docs.klarna.com',
    { kind: 'api-key' },
  ],
  [
    'linkedin-client-secret',
    'LinkedIn client secret',
    'wpl_ap1.',
    'WPL_AP1\\.[A-Za-z0-9]{16}\\.[A-Za-z0-9+/]{6}==',
    'learn.microsoft.com/linkedin/shared/authentication/authentication',
  ],
  ['ngrok-api-key', 'ngrok API key', 'ak_2', 'ak_2[A-Za-z0-9]{26}', 'ngrok.com/docs/api', { kind: 'api-key' }],
  [
    'nostr-private-key',
    'Nostr private key',
    'nsec1',
    'nsec1[02-9ac-hj-np-z]{58}',
    'github.com/nostr-protocol/nips/blob/master/19.md',
    { kind: 'private-key' },
  ],
  [
    'extended-private-key',
    'Extended private key of a wallet (BIP 32)',
    'xprv9|xprva|yprva|zprva',
    '(?:xprv[9A]|[yz]prvA)[1-9A-HJ-NP-Za-km-z]{106}',
    'github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
    { kind: 'private-key' },
  ],
  [
    'paddle-key',
    'Paddle API key or webhook secret',
    'pdl_live_|pdl_sdbx_|pdl_ntfset_',
    'pdl_(?:(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}|ntfset_[a-z0-9]{26}_[A-Za-z0-9/+]{32})',
    'developer.paddle.com/api-reference/about/authentication',
    { kind: 'api-key' },
  ],
  [
    'persona-api-key',
    'Persona API key',
    'persona_production_|persona_sandbox_',
    `persona_(?:production|sandbox)_${uuid}`,
    'docs.withpersona.com',
    { kind: 'api-key' },
  ],
  [
    'polar-token',
    'Polar access token',
    'polar_oat_|polar_pat_|polar_at_|polar_rt_|polar_cst_',
    'polar_(?:oat|pat|[ar]t_[uo]|cst)_[A-Za-z0-9]{32,60}',
    'polar.sh/docs',
  ],
  [
    'stripe-organization-key',
    'Stripe organization API key',
    'sk_org_',
    'sk_org_(?:live|test)_[A-Za-z0-9]{20,120}',
    'docs.stripe.com/keys',
    { kind: 'api-key' },
  ],
  [
    'twitter-bearer-token',
    'X (Twitter) app-only bearer token',
    'aaaaaaaaaaaaaaaaaaaaa',
    'A{21}[A-Za-z0-9%]{60,120}',
    'docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens',
  ],
  ['val-town-token', 'Val Town API token', 'vtwn_', 'vtwn_[A-Za-z0-9]{26,32}', 'docs.val.town'],
  [
    'veracode-api-credential',
    'Veracode API id or secret key',
    'vera01ei-|vera01es-',
    'vera01e(?:i-[0-9a-f]{32}|s-[0-9a-f]{128})',
    'docs.veracode.com/r/c_api_credentials3',
    { kind: 'api-key' },
  ],
  ['yandex-oauth-token', 'Yandex OAuth token', 'y0_a|y0__', 'y0_[A-Za-z0-9_-]{53,58}', 'yandex.com/dev/id/doc'],
];

/** Providers of one format, each with a beginning that nothing else has. */
export const providersByPrefix: readonly Rule[] = rows.map(([id, title, keywords, token, page, more]) =>
  prefixed({ id, title, keywords: keywords.split('|'), token, documentation: `https://${page}`, ...more }),
);
