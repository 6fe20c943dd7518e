import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const tencent: readonly Rule[] = [
  prefixed({
    id: 'tencent-cloud-secret-id',
    title: 'Tencent Cloud secret ID',
    kind: 'api-key',
    keywords: ['akid'],
    token: 'AKID[A-Za-z0-9]{32}',
    documentation: 'https://www.tencentcloud.com/document/product/598/34228',
  }),
];
