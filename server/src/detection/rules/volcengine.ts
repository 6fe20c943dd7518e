import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const volcengine: readonly Rule[] = [
  prefixed({
    id: 'volcengine-access-key',
    title: 'Volcengine access key ID',
    kind: 'api-key',
    keywords: ['aklt'],
    token: 'AKLT[A-Za-z0-9]{43,50}',
    documentation: 'https://www.volcengine.com/docs/6291/65568',
  }),
];
