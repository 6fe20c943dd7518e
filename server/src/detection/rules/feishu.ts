import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const feishu: readonly Rule[] = [
  prefixed({
    id: 'feishu-webhook',
    title: 'Feishu or Lark bot webhook',
    keywords: ['open-apis/bot'],
    token: 'https://open\\.(?:feishu\\.cn|larksuite\\.com)/open-apis/bot/(?:v2/)?hook/[0-9a-f-]{36}',
    documentation: 'https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot',
  }),
];
