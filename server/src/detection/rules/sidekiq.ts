import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const sidekiq: readonly Rule[] = [
  prefixed({
    id: 'sidekiq-pro-credentials',
    title: 'Sidekiq Pro or Enterprise credentials',
    kind: 'password',
    keywords: ['contribsys'],
    before: '(?:https?://|CONTRIBSYS__COM["\']?\\s{0,3}[:=]>?\\s{0,3}["\'`]?)',
    token: '[0-9a-f]{8}:[0-9a-f]{8}',
    documentation: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
  }),
];
