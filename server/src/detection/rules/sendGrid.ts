import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';

export const sendGrid: readonly Rule[] = [
  prefixed({
    id: 'sendgrid-api-key',
    title: 'SendGrid API key',
    kind: 'api-key',
    keywords: withNextCharacter('sg.', lettersAndDigits),
    token: 'SG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{39,50}',
    documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  }),
];
