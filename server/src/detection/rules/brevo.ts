import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const brevo: readonly Rule[] = [
  prefixed({
    id: 'brevo-api-key',
    title: 'Brevo (Sendinblue) API key',
    kind: 'api-key',
    keywords: ['xkeysib-'],
    token: 'xkeysib-[A-Za-z0-9_-]{64}-[A-Za-z0-9]{16}',
    documentation: 'https://developers.brevo.com/docs/getting-started',
  }),
  prefixed({
    id: 'brevo-smtp-key',
    title: 'Brevo (Sendinblue) SMTP key',
    kind: 'password',
    keywords: ['xsmtpsib-'],
    token: 'xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}',
    documentation: 'https://help.brevo.com/hc/en-us/articles/7959631848850',
  }),
];
