import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const fireworks: readonly Rule[] = [
  prefixed({
    id: 'fireworks-api-key',
    title: 'Fireworks AI API key',
    kind: 'api-key',
    keywords: ['fireworks'],
    token: 'fw_[A-Za-z0-9]{22,24}',
    documentation: 'https://docs.fireworks.ai/',
  }),
];
