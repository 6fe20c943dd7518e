import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const atlassian: readonly Rule[] = [
  prefixed({
    id: 'atlassian-api-token',
    title: 'Atlassian API token',
    keywords: ['atatt3xff'],
    token: 'ATATT3xFf[A-Za-z0-9_=-]{160,220}',
    documentation: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  }),
  prefixed({
    id: 'atlassian-organization-api-key',
    title: 'Atlassian organization API key or Bitbucket access token',
    kind: 'api-key',
    keywords: ['atctt3xff'],
    token: 'ATCTT3xFf[A-Za-z0-9_=-]{20,240}',
    documentation:
      'https://support.atlassian.com/organization-administration/docs/manage-an-organization-with-the-admin-apis/',
  }),
  prefixed({
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    kind: 'password',
    keywords: ['atbb'],
    token: 'ATBB[A-Za-z0-9]{24}[A-F0-9]{8}',
    documentation: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
  }),
  prefixed({
    id: 'bitbucket-data-center-token',
    title: 'Bitbucket Data Center HTTP access token',
    keywords: ['bbdc-'],
    token: 'BBDC-[MNO][A-Za-z0-9+/@_-]{43}',
    documentation: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
  }),
  named({
    id: 'atlassian-legacy-token',
    title: 'Atlassian legacy token',
    kind: 'token',
    names: ['atlassian', 'jira', 'confluence'],
    value: base62(24),
    documentation: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account',
  }),
];
