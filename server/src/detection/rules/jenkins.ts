import type { Rule } from '../rule.ts';
import { base36 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const jenkins: readonly Rule[] = [
  prefixed({
    id: 'jenkins-api-token',
    title: 'Jenkins API token',
    keywords: ['jenkins'],
    before: '[Jj][Ee][Nn][Kk][Ii][Nn][Ss][\\w .-]{0,30}["\']?\\s{0,3}[:=,]>?\\s{0,3}["\'`]?',
    token: '11[0-9a-f]{32}',
    documentation: 'https://www.jenkins.io/doc/book/using/using-credentials/',
  }),
  named({
    id: 'jenkins-legacy-token',
    title: 'Jenkins legacy token',
    kind: 'token',
    names: ['jenkins'],
    value: base36(32),
    documentation: 'https://www.jenkins.io/doc/book/using/using-credentials',
  }),
];
