import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const twilio: readonly Rule[] = [
  prefixed({
    id: 'twilio-api-key',
    title: 'Twilio API key or account SID',
    kind: 'api-key',
    keywords: ['twilio', 'account_sid', 'accountsid'],
    token: '(?:SK|AC)[0-9a-fA-F]{32}',
    documentation: 'https://www.twilio.com/docs/iam/api-keys',
  }),
  named({
    id: 'twilio-auth-token',
    title: 'Twilio auth token',
    kind: 'token',
    names: ['twilio', 'account sid', 'auth token'],
    keywords: ['twilio'],
    value: base36(32),
    documentation: 'https://www.twilio.com/docs/iam',
  }),
];
