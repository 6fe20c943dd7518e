import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const render: readonly Rule[] = [
  prefixed({
    id: 'render-api-key',
    title: 'Render API key',
    kind: 'api-key',
    keywords: ['rnd_'],
    token: 'rnd_[A-Za-z0-9]{32}',
    documentation: 'https://render.com/docs/api',
  }),
];
