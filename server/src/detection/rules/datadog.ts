import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const datadog: readonly Rule[] = [
  prefixed({
    id: 'datadog-application-key',
    title: 'Datadog key of the newer format',
    kind: 'api-key',
    keywords: ['ddapp_', 'ddpat_'],
    token: 'dd(?:app|pat)_[A-Za-z0-9]{34,40}',
    documentation: 'https://docs.datadoghq.com/account_management/api-app-keys/',
  }),
  named({
    id: 'datadog-api-key',
    title: 'Datadog API key',
    names: ['datadog', 'dd api', 'dd client', 'dogapi'],
    value: base36(32),
    documentation: 'https://docs.datadoghq.com/account_management/api-app-keys',
  }),
  named({
    id: 'datadog-application-legacy-key',
    title: 'Datadog application key',
    names: ['datadog', 'dd app', 'dd application', 'dogapi'],
    value: base36(40),
    documentation: 'https://docs.datadoghq.com/account_management/api-app-keys',
  }),
];
