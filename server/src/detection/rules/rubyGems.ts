import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const rubyGems: readonly Rule[] = [
  prefixed({
    id: 'rubygems-api-key',
    title: 'RubyGems API key',
    kind: 'api-key',
    keywords: ['rubygems_'],
    token: 'rubygems_[0-9a-f]{48}',
    documentation: 'https://guides.rubygems.org/api-key-scopes/',
  }),
];
