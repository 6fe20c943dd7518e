import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const zapier: readonly Rule[] = [
  prefixed({
    id: 'zapier-webhook',
    title: 'Zapier webhook',
    keywords: ['hooks.zapier.com'],
    token: 'https://(?:www\\.)?hooks\\.zapier\\.com/hooks/catch/[A-Za-z0-9/]{12,40}',
    documentation: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
  }),
];
