import type { Rule } from '../rule.ts';
import { lettersAndDigits, withNextCharacter } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';

export const replicate: readonly Rule[] = [
  prefixed({
    id: 'replicate-token',
    title: 'Replicate API token',
    keywords: withNextCharacter('r8_', lettersAndDigits),
    token: 'r8_[A-Za-z0-9_-]{37}',
    documentation: 'https://replicate.com/docs/topics/security/api-tokens',
  }),
];
