import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const typeform: readonly Rule[] = [
  prefixed({
    id: 'typeform-token',
    title: 'Typeform personal access token',
    keywords: ['tfp_'],
    token: 'tfp_[A-Za-z0-9_.=-]{40,59}',
    documentation: 'https://www.typeform.com/developers/get-started/personal-access-token/',
  }),
];
