import type { Rule } from '../rule.ts';
import { rejected, plausible } from './support/verdicts.ts';

const salt = ['GX7Bop', 'JZJxPc'].join('');
const hashed = ['d02jECa4DXnoXX', '0RMoQ8aZ'].join('');

/** Hashes that a cracking program takes as they are, and the entries of password files. */
export const passwordHashes: readonly Rule[] = [
  {
    id: 'crypt-password-hash',
    title: 'Hash of a password as in /etc/shadow (MD5, SHA-256, SHA-512)',
    kind: 'password',
    keywords: ['$1$', '$5$', '$6$'].flatMap((prefix) =>
      Array.from('./0123456789abcdefghijklmnopqrstuvwxyz', (next) => prefix + next),
    ),
    pattern:
      /(?<![\w$])(?<secret>\$(?:1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}|5\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{43}|6\$(?:rounds=\d{1,9}\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{86}))(?![./0-9A-Za-z])/dg,
    documentation: 'https://man7.org/linux/man-pages/man5/crypt.5.html',
    examples: { secret: [`root:$1$${salt.slice(0, 8)}$${hashed}:`], harmless: [`$1$${salt}$`, '$5$abc$def'] },
  },
  {
    id: 'htpasswd-entry',
    title: 'Hash of a password in an entry of an htpasswd file',
    kind: 'other',
    keywords: [':$apr1$', ':$2y$', ':$2a$', ':$2b$', ':{sha}'],
    pattern:
      /(?<![^\r\n\ufeff])[^\s:#]{1,64}:(?<secret>\$apr1\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}|\$2[aby]\$\d\d\$[./0-9A-Za-z]{53}|\{SHA\}[A-Za-z0-9+/]{27}=)(?![./0-9A-Za-z])/dg,
    documentation: 'https://httpd.apache.org/docs/2.4/misc/password_encryptions.html',
    examples: {
      secret: [`app:$apr1$${salt.slice(0, 8)}$${hashed}`, `app:{SHA}${salt}${salt}${salt.slice(0, 3)}=`],
      harmless: [`app:$apr1$${salt}$`, `say app:$apr1$${salt.slice(0, 8)}$${hashed}`],
    },
  },
  {
    id: 'pgpass-entry',
    title: 'Password in an entry of a PostgreSQL password file',
    kind: 'password',
    keywords: [':5432:', ':5433:', ':6432:', ':*:*:'],
    pattern:
      /(?<![^\r\n"'`\ufeff])[\w.*-]{1,100}:(?:5432|5433|6432|\*):[\w.*-]{1,63}:[\w.*@-]{1,63}:(?<secret>[^\s:"'`\\]{3,100})(?![^\r\n"'`\\])/dg,
    verify: (secret) => (/^[$<{*%]/.test(secret) ? rejected('a reference or a placeholder') : plausible),
    documentation: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    examples: {
      secret: [`db.test:5432:shop:app:${salt}`, `*:*:*:app:${salt}`],
      harmless: ['db.test:5432:shop', 'ports: 127.0.0.1:5432:5432'],
    },
  },
];
