import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const composer: readonly Rule[] = [
  prefixed({
    id: 'packagist-token',
    title: 'Private Packagist token',
    keywords: ['packagist_'],
    token: 'packagist_(?:o|a|u)(?:u|r|d)t_[0-9a-f]{68}',
    documentation: 'https://packagist.com/docs/composer-authentication',
  }),
];
