import type { Rule } from '../rule.ts';
import { urlSafe } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const contentful: readonly Rule[] = [
  prefixed({
    id: 'contentful-personal-access-token',
    title: 'Contentful personal access token',
    keywords: ['cfpat-'],
    token: 'CFPAT-[A-Za-z0-9_-]{43}',
    documentation: 'https://www.contentful.com/developers/docs/references/authentication/',
  }),
  named({
    id: 'contentful-token',
    title: 'Contentful token',
    kind: 'token',
    names: ['contentful'],
    value: urlSafe(43),
    documentation: 'https://www.contentful.com/developers/docs/references/authentication',
  }),
];
