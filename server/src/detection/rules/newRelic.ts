import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const newRelic: readonly Rule[] = [
  prefixed({
    id: 'new-relic-user-key',
    title: 'New Relic user API key',
    kind: 'api-key',
    keywords: ['nrak-'],
    token: 'NRAK-[A-Za-z0-9]{27}',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  prefixed({
    id: 'new-relic-insert-key',
    title: 'New Relic Insights insert key',
    kind: 'api-key',
    keywords: ['nrii-'],
    token: 'NRII-[A-Za-z0-9_-]{25,32}',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  prefixed({
    id: 'new-relic-query-key',
    title: 'New Relic Insights query key',
    kind: 'api-key',
    keywords: ['nriq-'],
    token: 'NRIQ-[A-Za-z0-9_-]{25,32}',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  prefixed({
    id: 'new-relic-admin-key',
    title: 'New Relic admin or REST API key',
    kind: 'api-key',
    keywords: ['nraa-', 'nrra-'],
    token: 'NR(?:AA|RA)-[0-9a-f]{27,42}',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  prefixed({
    id: 'new-relic-browser-key',
    title: 'New Relic browser license key',
    kind: 'api-key',
    keywords: ['nrjs-', 'nrbr-'],
    token: 'NR(?:JS|BR)-[0-9a-f]{19}',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  prefixed({
    id: 'new-relic-license-key',
    title: 'New Relic license key',
    kind: 'api-key',
    keywords: ['nral'],
    token: '[0-9a-zA-Z]{36}NRAL',
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  }),
  named({
    id: 'new-relic-api-key',
    title: 'New Relic API key',
    names: ['newrelic', 'new relic'],
    value: base36(64),
    documentation: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys',
  }),
];
