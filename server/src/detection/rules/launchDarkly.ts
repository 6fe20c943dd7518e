import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const launchDarkly: readonly Rule[] = [
  prefixed({
    id: 'launchdarkly-key',
    title: 'LaunchDarkly SDK or API key',
    kind: 'api-key',
    keywords: ['sdk-', 'api-'],
    token: '(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    documentation: 'https://launchdarkly.com/docs/home/account/api',
  }),
  named({
    id: 'launchdarkly-api-key',
    title: 'LaunchDarkly API key',
    names: ['launchdarkly'],
    value: '[A-Za-z0-9=_-]{40}',
    documentation: 'https://launchdarkly.com/docs/home/account/api',
  }),
];
