import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const microsoftTeams: readonly Rule[] = [
  prefixed({
    id: 'microsoft-teams-webhook',
    title: 'Microsoft Teams incoming webhook',
    keywords: ['webhook.office.com', 'outlook.office.com'],
    token:
      'https://(?:[a-z0-9-]{1,63}\\.webhook|outlook)\\.office\\.com/webhook(?:b2)?/[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}@[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}/IncomingWebhook/[0-9a-z]{32}/[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}',
    documentation:
      'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    window: 400,
  }),
];
