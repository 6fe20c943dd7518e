import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const cratesIo: readonly Rule[] = [
  prefixed({
    id: 'crates-io-token',
    title: 'crates.io API token',
    keywords: ['cargo', 'crates'],
    token: 'cio[A-Za-z0-9]{32}',
    documentation: 'https://crates.io/settings/tokens',
  }),
];
