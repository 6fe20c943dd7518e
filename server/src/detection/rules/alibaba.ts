import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const alibaba: readonly Rule[] = [
  prefixed({
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key ID',
    kind: 'api-key',
    keywords: ['ltai'],
    token: 'LTAI[A-Za-z0-9]{17,21}',
    documentation: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
  }),
  named({
    id: 'alibaba-cloud-secret-key',
    title: 'Alibaba Cloud secret key',
    names: ['alibaba', 'aliyun', 'alicloud', 'access key secret'],
    value: base62(30),
    documentation: 'https://www.alibabacloud.com/help/en/ram',
  }),
];
