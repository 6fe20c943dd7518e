import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const harness: readonly Rule[] = [
  prefixed({
    id: 'harness-token',
    title: 'Harness access token',
    keywords: ['harness', 'pat.', 'sat.'],
    token: '(?:pat|sat)\\.[A-Za-z0-9_-]{22}\\.[0-9a-zA-Z]{24}\\.[A-Za-z0-9]{20}',
    documentation: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
  }),
];
