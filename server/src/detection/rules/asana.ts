import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { base36, digits } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const asana: readonly Rule[] = [
  prefixed({
    id: 'asana-personal-access-token',
    title: 'Asana personal access token',
    keywords: ['asana'],
    token: '[0-2]/\\d{10,18}(?:/\\d{10,18})?:[0-9a-f]{32}',
    documentation: 'https://developers.asana.com/docs/personal-access-token',
  }),
  named({
    id: 'asana-client-secret',
    title: 'Asana client secret',
    names: ['asana'],
    value: base36(32),
    documentation: 'https://developers.asana.com/docs/oauth',
  }),
  named({
    id: 'asana-client-key',
    title: 'Asana client key',
    names: ['asana'],
    ...withSecretWord,
    minEntropy: 2,
    value: digits(16),
    documentation: 'https://developers.asana.com/docs/oauth',
  }),
  named({
    id: 'asana-legacy-token',
    title: 'Asana legacy token',
    kind: 'token',
    names: ['asana'],
    value: '[A-Za-z0-9:/]{30,51}',
    documentation: 'https://developers.asana.com/docs/authentication',
  }),
];
