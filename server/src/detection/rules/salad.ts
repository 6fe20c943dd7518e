import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const salad: readonly Rule[] = [
  prefixed({
    id: 'salad-cloud-api-key',
    title: 'SaladCloud API key',
    kind: 'api-key',
    keywords: ['salad_cloud_'],
    token: 'salad_cloud_[0-9A-Za-z]{1,10}_[0-9A-Za-z]{7,90}',
    documentation: 'https://docs.salad.com/reference/api-usage',
  }),
];
