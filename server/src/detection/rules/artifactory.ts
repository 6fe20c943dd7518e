import type { Rule } from '../rule.ts';
import { base62 } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const artifactory: readonly Rule[] = [
  prefixed({
    id: 'artifactory-api-key',
    title: 'JFrog Artifactory API key',
    kind: 'api-key',
    keywords: ['akcp'],
    token: 'AKCp[A-Za-z0-9]{64,74}',
    documentation: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key',
  }),
  prefixed({
    id: 'artifactory-reference-token',
    title: 'JFrog reference token',
    keywords: ['cmvmdgtu', 'cmvmd'],
    token: 'cmVmd[A-Za-z0-9]{59}',
    documentation: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
  }),
  named({
    id: 'jfrog-identity-token',
    title: 'JFrog identity token',
    kind: 'token',
    names: ['jfrog', 'artifactory', 'bintray', 'xray'],
    value: base62(64),
    documentation: 'https://jfrog.com/help',
  }),
  named({
    id: 'jfrog-api-key',
    title: 'JFrog API key',
    names: ['jfrog', 'artifactory', 'bintray', 'xray'],
    value: base62(73),
    documentation: 'https://jfrog.com/help',
  }),
];
