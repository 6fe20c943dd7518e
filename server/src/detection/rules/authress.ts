import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const authress: readonly Rule[] = [
  prefixed({
    id: 'authress-access-key',
    title: 'Authress service client access key',
    kind: 'api-key',
    keywords: ['.acc_', '.acc-'],
    token:
      '(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\\.[a-z0-9]{4,6}\\.acc[_-][a-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}',
    documentation: 'https://authress.io/knowledge-base/docs/authorization/service-clients/',
  }),
];
