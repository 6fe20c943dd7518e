import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const postman: readonly Rule[] = [
  prefixed({
    id: 'postman-api-key',
    title: 'Postman API key',
    kind: 'api-key',
    keywords: ['pmak-'],
    token: 'PMAK-[0-9a-zA-Z]{24,26}-?[0-9a-zA-Z]{34}',
    documentation: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  }),
  prefixed({
    id: 'postman-collection-key',
    title: 'Postman collection access key',
    kind: 'api-key',
    keywords: ['pmat-'],
    token: 'PMAT-[0-9A-Z]{26}',
    documentation: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/',
  }),
];
