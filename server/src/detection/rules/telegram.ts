import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const telegram: readonly Rule[] = [
  prefixed({
    id: 'telegram-bot-token',
    title: 'Telegram bot token',
    keywords: withNextCharacter(':aa', lettersAndDigits),
    token: '\\d{8,10}:A[A-Za-z0-9_-]{34}',
    documentation: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  }),
  named({
    id: 'telegram-token',
    title: 'Telegram token',
    kind: 'token',
    names: ['telegram', 'tgram', 'telegr'],
    value: '\\d{5,16}:A[A-Za-z0-9_-]{34}',
    documentation: 'https://core.telegram.org/bots/api',
  }),
];
