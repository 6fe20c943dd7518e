import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const baidu: readonly Rule[] = [
  prefixed({
    id: 'baidu-access-key',
    title: 'Baidu Cloud access key',
    kind: 'api-key',
    keywords: ['altak'],
    token: 'ALTAK[A-Za-z0-9]{21}',
    documentation: 'https://cloud.baidu.com/doc/Reference/s/9jwvz2egb',
  }),
];
