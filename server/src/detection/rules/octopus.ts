import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const octopus: readonly Rule[] = [
  prefixed({
    id: 'octopus-deploy-api-key',
    title: 'Octopus Deploy API key',
    kind: 'api-key',
    keywords: ['api-'],
    token: 'API-[A-Z0-9]{25,36}',
    documentation: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
  }),
];
