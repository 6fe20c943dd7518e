import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const ionic: readonly Rule[] = [
  prefixed({
    id: 'ionic-api-token',
    title: 'Ionic Identity token',
    keywords: ['ionic', 'appflow'],
    token: 'ion_[A-Za-z0-9]{42}',
    documentation: 'https://ionic.io/docs/appflow/',
  }),
];
