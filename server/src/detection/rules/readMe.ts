import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const readMe: readonly Rule[] = [
  prefixed({
    id: 'readme-api-key',
    title: 'ReadMe API key',
    kind: 'api-key',
    keywords: ['rdme_'],
    token: 'rdme_[a-z0-9]{70}',
    documentation: 'https://docs.readme.com/main/reference/intro-to-the-readme-api',
  }),
];
