import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const dingTalk: readonly Rule[] = [
  prefixed({
    id: 'dingtalk-webhook',
    title: 'DingTalk robot webhook',
    keywords: ['oapi.dingtalk.com'],
    token: 'https://oapi\\.dingtalk\\.com/robot/send\\?access_token=[0-9a-f]{64}',
    documentation: 'https://open.dingtalk.com/document/',
  }),
];
