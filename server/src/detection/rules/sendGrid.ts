import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';

export const sendGrid: readonly Rule[] = [
  prefixed({
    id: 'sendgrid-api-key',
    title: 'SendGrid API key',
    kind: 'api-key',
    keywords: withNextCharacter('sg.', lettersAndDigits),
    token: 'SG\\.[A-Za-z0-9=_-]{16,32}[.A-Za-z0-9_-][A-Za-z0-9=_-]{30,60}',
    documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    minEntropy: 3.5,
  }),
];
