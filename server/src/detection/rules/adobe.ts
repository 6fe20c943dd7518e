import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const adobe: readonly Rule[] = [
  prefixed({
    id: 'adobe-client-secret',
    title: 'Adobe client secret',
    kind: 'api-key',
    keywords: ['p8e-'],
    token: 'p8e-[A-Za-z0-9-]{32}',
    documentation: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
  }),
  named({
    id: 'adobe-client-key',
    title: 'Adobe client key',
    names: ['adobe'],
    ...withSecretWord,
    value: base36(32),
    documentation: 'https://developer.adobe.com/developer-console',
  }),
];
