import type { Rule } from '../rule.ts';
import { withSecretWord } from './support/byName.ts';
import { uuid } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const heroku: readonly Rule[] = [
  prefixed({
    id: 'heroku-api-token',
    title: 'Heroku API token',
    keywords: ['hrku-'],
    token: 'HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
    documentation: 'https://devcenter.heroku.com/articles/authentication',
  }),
  named({
    id: 'heroku-api-key',
    title: 'Heroku API key',
    names: ['heroku'],
    ...withSecretWord,
    value: uuid,
    documentation: 'https://devcenter.heroku.com/articles/authentication',
  }),
];
