import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const grafana: readonly Rule[] = [
  prefixed({
    id: 'grafana-api-key',
    title: 'Grafana API key',
    kind: 'api-key',
    keywords: ['eyjrijoi'],
    token: 'eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}',
    documentation: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/',
    window: 450,
  }),
  prefixed({
    id: 'grafana-cloud-token',
    title: 'Grafana Cloud access policy token',
    keywords: ['glc_'],
    token: 'glc_[A-Za-z0-9+/]{32,400}={0,3}',
    documentation:
      'https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/',
    window: 450,
  }),
  prefixed({
    id: 'grafana-service-account-token',
    title: 'Grafana service account token',
    keywords: ['glsa_'],
    token: 'glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}',
    documentation: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  }),
];
