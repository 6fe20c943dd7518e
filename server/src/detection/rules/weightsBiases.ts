import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const weightsBiases: readonly Rule[] = [
  prefixed({
    id: 'weights-and-biases-key',
    title: 'Weights & Biases API key',
    kind: 'api-key',
    keywords: ['wandb_v1_'],
    token: 'wandb_v1_[A-Za-z0-9_]{60,90}',
    documentation: 'https://docs.wandb.ai/support/find_api_key/',
  }),
];
