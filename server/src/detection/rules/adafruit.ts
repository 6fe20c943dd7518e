import type { Rule } from '../rule.ts';
import { urlSafe } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const adafruit: readonly Rule[] = [
  prefixed({
    id: 'adafruit-io-key',
    title: 'Adafruit IO key',
    kind: 'api-key',
    keywords: ['aio_'],
    token: 'aio_[A-Za-z0-9]{28}',
    documentation: 'https://io.adafruit.com/api/docs/',
  }),
  named({
    id: 'adafruit-api-key',
    title: 'Adafruit API key',
    names: ['adafruit'],
    value: urlSafe(32),
    documentation: 'https://io.adafruit.com/api/docs',
  }),
];
