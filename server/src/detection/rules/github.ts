import type { Rule } from '../rule.ts';
import { crc32, toBase62 } from './support/crc32.ts';
import { hex } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';
import { sampleOf } from './support/sampleOf.ts';
import { verifyChecksum62 } from './support/verdicts.ts';

const documentation =
  'https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github';

/** A token as GitHub makes it, checksum included. */
const realistic = (prefix: string): string => {
  const random = sampleOf('[A-Za-z0-9]{30}');
  return `${prefix}${random}${toBase62(crc32(random), 6)}`;
};

const classic = (prefix: string, id: string, title: string): Rule =>
  prefixed({
    id,
    title,
    keywords: [prefix],
    token: `${prefix}[A-Za-z0-9]{36}`,
    documentation,
    verify: verifyChecksum62,
    examples: {
      get secret() {
        return [`git clone https://x-access-token:${realistic(prefix)}@github.com/a/b`];
      },
    },
  });

export const github: readonly Rule[] = [
  classic('ghp_', 'github-personal-access-token', 'GitHub personal access token (classic)'),
  classic('gho_', 'github-oauth-token', 'GitHub OAuth access token'),
  classic('ghu_', 'github-user-to-server-token', 'GitHub App user access token'),
  classic('ghs_', 'github-server-to-server-token', 'GitHub App installation access token'),
  prefixed({
    id: 'github-installation-web-token',
    title: 'GitHub App installation access token in the form of a JSON Web Token',
    keywords: ['ghs_'],
    token: 'ghs_\\d{1,12}_eyJ[A-Za-z0-9_-]{10,300}\\.[A-Za-z0-9_-]{10,800}\\.[A-Za-z0-9_-]{20,700}',
    documentation,
    window: 2000,
  }),
  classic('ghr_', 'github-refresh-token', 'GitHub App refresh token'),
  prefixed({
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained personal access token',
    keywords: ['github_pat_'],
    token: 'github_pat_[A-Za-z0-9_]{82}',
    documentation,
  }),
  named({
    id: 'github-legacy-token',
    title: 'GitHub token of the format before 2021',
    kind: 'token',
    names: ['github', 'gh token'],
    qualifiers: ['token', 'key', 'secret', 'pat', 'auth', 'password', 'pw', 'login', 'oauth'],
    value: hex(40),
    documentation,
  }),
];
