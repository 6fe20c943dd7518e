import type { Rule } from '../rule.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const sonar: readonly Rule[] = [
  prefixed({
    id: 'sonarqube-token',
    title: 'SonarQube token',
    keywords: ['squ_', 'sqp_', 'sqa_'],
    token: 'sq[upa]_[0-9a-zA-Z]{40}',
    documentation: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
  }),
  named({
    id: 'sonarcloud-token',
    title: 'SonarCloud token',
    kind: 'token',
    names: ['sonar'],
    value: '[0-9A-Za-z=_-]{40}',
    documentation: 'https://docs.sonarsource.com',
  }),
];
