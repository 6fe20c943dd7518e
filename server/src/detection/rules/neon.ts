import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const neon: readonly Rule[] = [
  prefixed({
    id: 'neon-api-key',
    title: 'Neon API key',
    kind: 'api-key',
    keywords: ['napi_'],
    token: 'napi_[A-Za-z0-9]{64}',
    documentation: 'https://neon.tech/docs/manage/api-keys',
  }),
];
