import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const ramp: readonly Rule[] = [
  prefixed({
    id: 'ramp-client-secret',
    title: 'Ramp client ID or secret',
    kind: 'api-key',
    keywords: ['ramp_sec_', 'ramp_id_'],
    token: 'ramp_(?:sec|id)_[A-Za-z0-9]{40,50}',
    documentation: 'https://docs.ramp.com/',
  }),
];
