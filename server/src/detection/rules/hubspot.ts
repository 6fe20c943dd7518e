import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { uuid } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const hubspot: readonly Rule[] = [
  prefixed({
    id: 'hubspot-private-app-token',
    title: 'HubSpot private app token',
    keywords: ['pat-na', 'pat-eu'],
    token: 'pat-(?:na|eu)\\d-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}',
    documentation: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
  }),
  named({
    id: 'hubspot-legacy-api-key',
    title: 'HubSpot legacy API key',
    names: ['hubspot', 'hapikey'],
    ...withSecretWord,
    value: uuid,
    documentation: 'https://developers.hubspot.com/docs/guides/apps/authentication',
  }),
];
