import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const tines: readonly Rule[] = [
  prefixed({
    id: 'tines-webhook',
    title: 'Tines webhook',
    keywords: ['tines.com/webhook'],
    token: 'https://[A-Za-z0-9-]{1,60}\\.tines\\.com/webhook/[0-9a-z]{32}/[0-9a-z]{32}',
    documentation: 'https://www.tines.com/docs/actions/types/webhook/',
  }),
];
