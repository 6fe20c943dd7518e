import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const runpod: readonly Rule[] = [
  prefixed({
    id: 'runpod-api-key',
    title: 'RunPod API key',
    kind: 'api-key',
    keywords: ['rpa_'],
    token: 'rpa_[A-Z0-9]{40,50}[a-z0-9]{0,6}',
    documentation: 'https://docs.runpod.io/get-started/api-keys',
  }),
];
