import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const rocketChat: readonly Rule[] = [
  prefixed({
    id: 'rocket-chat-webhook',
    title: 'Rocket.Chat webhook',
    keywords: ['/hooks/'],
    token: 'https://[a-z0-9.-]{4,80}/hooks/[A-Za-z0-9]{17,24}/[A-Za-z0-9]{40,50}',
    documentation: 'https://docs.rocket.chat/docs/integrations',
  }),
];
