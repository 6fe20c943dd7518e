import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const logicApps: readonly Rule[] = [
  prefixed({
    id: 'logic-apps-webhook',
    title: 'Azure Logic Apps or Power Automate trigger',
    keywords: ['logic.azure.com'],
    token:
      'https://[a-z0-9.-]{5,80}\\.logic\\.azure\\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\\s"\'`<>]{10,200}sig=[A-Za-z0-9%_-]{40,50}',
    documentation: 'https://learn.microsoft.com/azure/connectors/connectors-native-reqres',
    window: 600,
  }),
];
