import type { Rule } from '../rule.ts';
import { crc32, toBase62 } from './support/crc32.ts';
import { prefixed } from './support/prefixed.ts';
import { sampleOf } from './support/sampleOf.ts';
import { verifyChecksum62 } from './support/verdicts.ts';

const documentation = 'https://docs.npmjs.com/about-access-tokens';
const random = (): string => sampleOf('[A-Za-z0-9]{30}');

export const npm: readonly Rule[] = [
  prefixed({
    id: 'npm-access-token',
    title: 'npm access token',
    keywords: ['npm_'],
    token: 'npm_[A-Za-z0-9]{36}',
    documentation,
    verify: verifyChecksum62,
    examples: {
      get secret() {
        return [`//registry.npmjs.org/:_authToken=npm_${random()}${toBase62(crc32(random()), 6)}`];
      },
    },
  }),
  prefixed({
    id: 'npm-legacy-token',
    title: 'Token of an npm registry in an .npmrc file',
    keywords: [':_authtoken', ':_password', ':_auth'],
    before: ':_(?:authToken|auth|password) {0,3}= {0,3}"?(?!npm_)',
    token: '[A-Za-z0-9+/_.-]{20,500}={0,2}',
    documentation,
  }),
];
