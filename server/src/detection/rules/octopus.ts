import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const octopus: readonly Rule[] = [
  prefixed({
    id: 'octopus-deploy-api-key',
    title: 'Octopus Deploy API key',
    kind: 'api-key',
    keywords: ['api-'],
    before: '(?<![A-Za-z0-9_/.-])',
    token: 'API-[A-Z0-9]{25,36}',
    after: '(?![A-Za-z0-9_-])',
    documentation: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  }),
];
