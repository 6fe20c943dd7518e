import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const ifttt: readonly Rule[] = [
  prefixed({
    id: 'ifttt-webhook',
    title: 'IFTTT webhook key',
    keywords: ['maker.ifttt.com'],
    token: 'https://maker\\.ifttt\\.com/trigger/[A-Za-z0-9_-]{1,60}/(?:json/)?with/key/[A-Za-z0-9_-]{22,60}',
    documentation: 'https://ifttt.com/maker_webhooks',
  }),
];
