import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const tableau: readonly Rule[] = [
  prefixed({
    id: 'tableau-token-secret',
    title: 'Tableau personal access token',
    keywords: ['tableau'],
    token: '[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}',
    documentation: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
  }),
];
