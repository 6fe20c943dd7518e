import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const resend: readonly Rule[] = [
  prefixed({
    id: 'resend-api-key',
    title: 'Resend API key',
    kind: 'api-key',
    keywords: ['resend'],
    token: 're_[A-Za-z0-9]{8,10}_[A-Za-z0-9]{22,30}',
    documentation: 'https://resend.com/docs/dashboard/api-keys/introduction',
  }),
];
