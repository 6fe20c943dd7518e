import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const pubNub: readonly Rule[] = [
  prefixed({
    id: 'pubnub-secret-key',
    title: 'PubNub secret or publish key',
    kind: 'api-key',
    keywords: ['sec-c-', 'pub-c-'],
    token: '(?:sec-c-[A-Za-z0-9]{48}|pub-c-[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12})',
    documentation: 'https://www.pubnub.com/docs/general/setup/account-setup',
  }),
  prefixed({
    id: 'pubnub-subscribe-key',
    title: 'PubNub subscribe key',
    kind: 'api-key',
    keywords: ['sub-c-'],
    token: 'sub-c-[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}',
    documentation: 'https://www.pubnub.com/docs/general/setup/account-setup',
  }),
];
