import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const clickup: readonly Rule[] = [
  prefixed({
    id: 'clickup-personal-token',
    title: 'ClickUp personal token',
    keywords: ['clickup'],
    token: 'pk_\\d{6,9}_[A-Z0-9]{32}',
    documentation: 'https://developer.clickup.com/docs/authentication',
  }),
];
