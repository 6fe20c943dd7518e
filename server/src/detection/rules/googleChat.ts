import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const googleChat: readonly Rule[] = [
  prefixed({
    id: 'google-chat-webhook',
    title: 'Google Chat webhook',
    keywords: ['chat.googleapis.com'],
    token:
      'https://chat\\.googleapis\\.com/v1/spaces/[A-Za-z0-9_-]{8,20}/messages\\?key=AIza[A-Za-z0-9_-]{35}&(?:amp;)?token=[A-Za-z0-9_-]{20,60}(?:%3D)?',
    documentation: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
  }),
];
