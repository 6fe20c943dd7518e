import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const elevenLabs: readonly Rule[] = [
  prefixed({
    id: 'elevenlabs-api-key',
    title: 'ElevenLabs API key',
    kind: 'api-key',
    keywords: ['eleven', 'xi-api-key', 'xi_api'],
    token: 'sk_[0-9a-f]{48}',
    documentation: 'https://elevenlabs.io/docs/api-reference/authentication',
  }),
  named({
    id: 'elevenlabs-legacy-api-key',
    title: 'ElevenLabs legacy API key',
    names: ['elevenlabs', 'xi api'],
    value: base36(32),
    documentation: 'https://elevenlabs.io/docs/api-reference/authentication',
  }),
];
