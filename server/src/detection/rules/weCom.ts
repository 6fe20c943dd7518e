import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const weCom: readonly Rule[] = [
  prefixed({
    id: 'wecom-webhook',
    title: 'WeCom group robot webhook',
    keywords: ['qyapi.weixin.qq.com'],
    token: 'https://qyapi\\.weixin\\.qq\\.com/cgi-bin/webhook/send\\?key=[0-9a-f-]{36}',
    documentation: 'https://developer.work.weixin.qq.com/document/path/91770',
  }),
];
