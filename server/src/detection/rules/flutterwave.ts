import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const flutterwave: readonly Rule[] = [
  prefixed({
    id: 'flutterwave-secret-key',
    title: 'Flutterwave secret key',
    kind: 'api-key',
    keywords: ['flwseck'],
    token: 'FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X',
    documentation: 'https://developer.flutterwave.com/docs/authentication',
  }),
  prefixed({
    id: 'flutterwave-encryption-key',
    title: 'Flutterwave encryption key',
    kind: 'crypto-key',
    keywords: ['flwseck_test'],
    token: 'FLWSECK_TEST[0-9a-zA-Z-][0-9a-zA-Z]{11,12}',
    documentation: 'https://developer.flutterwave.com/docs/authentication',
  }),
  prefixed({
    id: 'flutterwave-public-key',
    title: 'Flutterwave public key',
    kind: 'api-key',
    keywords: ['flwpubk'],
    token: 'FLWPUBK(?:_TEST)?-[0-9a-zA-Z]{32}-X',
    documentation: 'https://developer.flutterwave.com/docs/authentication',
  }),
];
