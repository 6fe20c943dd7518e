import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pushbullet: readonly Rule[] = [
  prefixed({
    id: 'pushbullet-access-token',
    title: 'Pushbullet access token',
    keywords: ['pushbullet'],
    token: 'o\\.[A-Za-z0-9]{32}',
    documentation: 'https://docs.pushbullet.com/',
  }),
];
