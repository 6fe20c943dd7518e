import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const onfido: readonly Rule[] = [
  prefixed({
    id: 'onfido-token',
    title: 'Onfido API token',
    keywords: ['api_live', 'api_sandbox'],
    token: 'api_(?:live|sandbox)(?:_(?:us|ca))?\\.[A-Za-z0-9_-]{11}\\.[A-Za-z0-9_-]{32}',
    documentation: 'https://documentation.onfido.com/api/latest/#api-tokens',
  }),
];
