import type { Rule } from '../rule.ts';
import { base36, urlSafe } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const discord: readonly Rule[] = [
  prefixed({
    id: 'discord-bot-token',
    title: 'Discord bot token',
    keywords: ['discord', 'bot_token', 'bottoken', 'bot token', 'bot-token'],
    token: '[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}',
    documentation: 'https://discord.com/developers/docs/reference#authentication',
  }),
  prefixed({
    id: 'discord-webhook',
    title: 'Discord webhook',
    keywords: ['api/webhooks'],
    token: 'https://(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/webhooks/\\d{17,20}/[A-Za-z0-9_-]{60,68}',
    documentation: 'https://support.discord.com/hc/en-us/articles/228383668',
  }),
  named({
    id: 'discord-client-secret',
    title: 'Discord client secret',
    names: ['discord'],
    value: urlSafe(32),
    documentation: 'https://discord.com/developers/docs',
  }),
  named({
    id: 'discord-legacy-token',
    title: 'Discord legacy token',
    kind: 'token',
    names: ['discord'],
    value: base36(64),
    documentation: 'https://discord.com/developers/docs',
  }),
  named({
    id: 'discord-bot-legacy-token',
    title: 'Discord bot token',
    kind: 'token',
    names: ['discord'],
    value: '[A-Za-z0-9_-]{24,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}',
    documentation: 'https://discord.com/developers/docs',
  }),
];
