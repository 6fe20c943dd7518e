import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const ubidots: readonly Rule[] = [
  prefixed({
    id: 'ubidots-token',
    title: 'Ubidots token',
    keywords: ['bbff-', 'bbus-'],
    token: 'BB(?:FF|US)-[A-Za-z0-9]{30}',
    documentation: 'https://docs.ubidots.com/reference/authentication',
  }),
];
