import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const oneSignal: readonly Rule[] = [
  prefixed({
    id: 'onesignal-rich-api-key',
    title: 'OneSignal API key',
    kind: 'api-key',
    keywords: ['os_v2_'],
    token: 'os_v2_(?:app|org)_[a-z2-7]{90,120}',
    documentation: 'https://documentation.onesignal.com/docs/keys-and-ids',
  }),
  named({
    id: 'onesignal-api-key',
    title: 'OneSignal API key',
    names: ['onesignal'],
    window: 558,
    value: '(?:[A-Za-z0-9]{48}|os_v2_(?:app|org)_[a-z0-9]{100,110})',
    documentation: 'https://documentation.onesignal.com',
  }),
];
