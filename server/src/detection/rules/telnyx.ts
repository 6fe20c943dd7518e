import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const telnyx: readonly Rule[] = [
  prefixed({
    id: 'telnyx-api-key',
    title: 'Telnyx API key',
    kind: 'api-key',
    keywords: ['telnyx'],
    token: 'KEY[A-Za-z0-9_-]{55}',
    documentation: 'https://developers.telnyx.com/docs/development',
  }),
];
