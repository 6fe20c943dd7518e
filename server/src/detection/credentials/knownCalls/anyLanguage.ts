import { cryptoKey, password } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

const encoders = ['btoa', 'b64encode', 'base64_encode', 'strict_encode64', 'Buffer.from', 'ToBase64String'];

/** What is called alike in several languages; C, C++, Perl and SQL. */
export const anyLanguageCalls: readonly KnownCall[] = [
  password('login', 1, 2, 3),
  password('logIn', 1, 2, 3),
  password('Login', 1, 2, 3),
  password('authenticate', 1, 2, 3),
  { ...password('.bind', 1, 2, 4), first: /^\s*["'`](?:cn|uid|dc|ou)=/i },
  // HTTP.
  ...[...encoders, 'EncodeToString'].map((callee): KnownCall => ({
    ...password(callee, 0, 1, 2),
    account: true,
    behind: /\bBasic ?["'`]\s{0,4}[+.,]\s{0,4}(?:[\w.:$]{1,60}(?:\.|::))?$/,
  })),
  { ...password('.auth', 0, 1, 1), account: true },
  password('.auth', 1, 2, 3),
  password('BasicAuth', 1, 2, 3),
  password('BasicAuthentication', 1, 2, 2),
  password('basicAuth', 1, 2, 2),
  password('basic_auth', 1, 2, 3),
  // C, C++, Arduino, Perl.
  password('mysql_real_connect', 3, 5, 8),
  password('WiFi.begin', 1, 2, 5),
  password('DBI->connect', 2, 3, 4),
  cryptoKey('crypto_secretbox', 2, 3, 3),
  cryptoKey('crypto_secretbox_easy', 2, 3, 3),
  // PostgreSQL's pgcrypto, MySQL, SQL Server.
  password('pgp_sym_encrypt', 1, 2, 3),
  password('pgp_sym_decrypt', 1, 2, 3),
  cryptoKey('AES_ENCRYPT', 1, 2, 3),
  cryptoKey('AES_DECRYPT', 1, 2, 3),
  password('ENCRYPTBYPASSPHRASE', 0, 2, 4),
  password('DECRYPTBYPASSPHRASE', 0, 2, 4),
];
