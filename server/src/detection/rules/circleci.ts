import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const circleci: readonly Rule[] = [
  prefixed({
    id: 'circleci-personal-token',
    title: 'CircleCI personal or project token',
    keywords: ['ccipat_', 'cciprj_'],
    token: 'CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-z]{40}',
    documentation: 'https://circleci.com/docs/managing-api-tokens/',
  }),
  named({
    id: 'circleci-legacy-token',
    title: 'CircleCI legacy token',
    kind: 'token',
    names: ['circleci', 'circle token'],
    value: base36(40),
    documentation: 'https://circleci.com/docs/managing-api-tokens',
  }),
];
