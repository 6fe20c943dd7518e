import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const nvidia: readonly Rule[] = [
  prefixed({
    id: 'nvidia-api-key',
    title: 'NVIDIA API key',
    kind: 'api-key',
    keywords: ['nvapi-'],
    token: 'nvapi-[A-Za-z0-9_-]{64}',
    documentation: 'https://docs.nvidia.com/nim/',
  }),
];
