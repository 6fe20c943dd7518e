import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';

export const nats: readonly Rule[] = [
  prefixed({
    id: 'nats-seed',
    title: 'NATS user or account seed',
    kind: 'private-key',
    keywords: withNextCharacter('sua', lettersAndDigits),
    token: 'SUA[A-Z0-9]{55}',
    documentation: 'https://docs.nats.io/using-nats/developer/connecting/nkey',
  }),
];
