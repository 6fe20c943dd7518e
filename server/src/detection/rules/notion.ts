import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const notion: readonly Rule[] = [
  prefixed({
    id: 'notion-token',
    title: 'Notion integration token',
    keywords: ['ntn_', 'secret_'],
    token: '(?:ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43})',
    documentation: 'https://developers.notion.com/docs/authorization',
  }),
];
