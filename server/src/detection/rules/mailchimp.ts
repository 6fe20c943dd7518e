import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const mailchimp: readonly Rule[] = [
  prefixed({
    id: 'mailchimp-api-key',
    title: 'Mailchimp API key',
    kind: 'api-key',
    keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
    token: '[0-9a-f]{32}-us\\d{1,2}',
    documentation: 'https://mailchimp.com/developer/marketing/docs/fundamentals/',
  }),
];
