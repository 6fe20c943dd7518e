import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const akamai: readonly Rule[] = [
  prefixed({
    id: 'akamai-edgegrid-token',
    title: 'Akamai EdgeGrid token',
    keywords: ['akab-'],
    token: 'akab-[a-z0-9]{16}-[a-z0-9]{16}',
    documentation: 'https://techdocs.akamai.com/developer/docs/edgegrid',
  }),
];
