import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const segment: readonly Rule[] = [
  prefixed({
    id: 'segment-public-api-token',
    title: 'Segment public API token',
    keywords: ['sgp_'],
    token: 'sgp_[A-Za-z0-9]{64}',
    documentation: 'https://docs.segmentapis.com/tag/Getting-Started',
  }),
  named({
    id: 'segment-api-key',
    title: 'Segment API key',
    names: ['segment'],
    ...withSecretWord,
    value: '[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}',
    documentation: 'https://segment.com/docs',
  }),
];
