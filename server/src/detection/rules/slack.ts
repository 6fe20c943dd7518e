import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';
import { plausible, rejected } from './support/verdicts.ts';

export const slack: readonly Rule[] = [
  prefixed({
    id: 'slack-bot-token',
    title: 'Slack bot token',
    keywords: ['xoxb-'],
    token: 'xoxb-\\d{8,14}-[A-Za-z0-9-]{18,80}',
    documentation: 'https://api.slack.com/authentication/token-types',
  }),
  prefixed({
    id: 'slack-user-token',
    title: 'Slack user token',
    keywords: ['xoxp-'],
    token: 'xoxp-(?:\\d{1,14}-){1,3}[A-Za-z0-9-]{16,260}',
    verify: (token) => (/^xoxp-[\d-]+[A-Z]+$/.test(token) ? rejected('a placeholder') : plausible),
    documentation: 'https://api.slack.com/authentication/token-types',
    window: 400,
  }),
  prefixed({
    id: 'slack-legacy-token',
    title: 'Slack legacy or workspace token',
    keywords: ['xoxo-', 'xoxs-', 'xoxa-', 'xoxr-', 'xoxc-', 'xoxd-'],
    token: 'xox[osarcd]-[A-Za-z0-9%-]{8,200}',
    documentation: 'https://api.slack.com/authentication/token-types',
  }),
  prefixed({
    id: 'slack-app-token',
    title: 'Slack app-level token',
    keywords: ['xapp-'],
    token: 'xapp-\\d-[A-Z0-9]{8,14}-\\d{10,14}-[a-z0-9]{60,70}',
    documentation: 'https://api.slack.com/authentication/token-types',
  }),
  prefixed({
    id: 'slack-rotating-token',
    title: 'Slack rotating or configuration token',
    keywords: ['xoxe'],
    token: 'xoxe(?:\\.xox[bp])?-\\d-[A-Za-z0-9]{140,170}',
    documentation: 'https://api.slack.com/authentication/rotation',
  }),
  prefixed({
    id: 'slack-webhook',
    title: 'Slack incoming webhook',
    keywords: ['hooks.slack.com', 'hooks.slack-gov.com'],
    token: '(?:https?://)?hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{24,100}',
    verify: (url) => (/(.)\1{7}/.test(url) ? rejected('a placeholder') : plausible),
    documentation: 'https://api.slack.com/messaging/webhooks',
  }),
];
