import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';
import { sampleOf } from './support/sampleOf.ts';

export const apacheShiro: readonly Rule[] = [
  prefixed({
    id: 'apache-shiro-cipher-key',
    title: 'Key of Apache Shiro’s remember-me cookie',
    kind: 'crypto-key',
    keywords: ['cipherkey', 'cipher_key'],
    before: '[Cc]ipher_?[Kk]ey\\s{0,3}[=:(]\\s{0,3}(?:[\\w.]{1,60}\\()?["\'`]?',
    token: '[A-Za-z0-9+/]{22}==',
    documentation: 'https://shiro.apache.org/web.html#remember-me-services',
    examples: {
      get secret() {
        return [`manager.setCipherKey(Base64.decode("${sampleOf('[A-Za-z0-9+/]{22}')}=="));`];
      },
    },
  }),
];
