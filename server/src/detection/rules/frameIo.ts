import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const frameIo: readonly Rule[] = [
  prefixed({
    id: 'frame-io-token',
    title: 'Frame.io developer token',
    keywords: ['fio-u-'],
    token: 'fio-u-[A-Za-z0-9_=-]{64}',
    documentation: 'https://developer.frame.io/docs/getting-started/authentication',
  }),
];
