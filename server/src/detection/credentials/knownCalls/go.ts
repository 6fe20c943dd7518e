import { cryptoKey, password, token, weak, withEntry } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

const keyReturned = /\breturn\s{1,4}(?=\[\]byte)/g;

/** Go: from the documentation of the standard library's and golang.org/x's packages and of the modules named. */
export const goCalls: readonly KnownCall[] = [
  password('SetBasicAuth', 1, 2, 2),
  password('UserPassword', 1, 2, 2),
  password('smtp.PlainAuth', 2, 4, 4),
  password('sasl.NewPlainClient', 2, 3, 3),
  password('NewDialer', 3, 4, 4),
  { ...password('Login', 2, 3, 4), first: /^\s*(?:ctx|context\.\w+\(\))\s*,/ },
  password('pkcs12.Decode', 1, 2, 2),
  password('pkcs12.DecodeChain', 1, 2, 2),
  // Keys.
  cryptoKey('hmac.New', 1, 2, 2),
  cryptoKey('aes.NewCipher', 0, 1, 1),
  cryptoKey('des.NewCipher', 0, 1, 1),
  cryptoKey('des.NewTripleDESCipher', 0, 1, 1),
  cryptoKey('rc4.NewCipher', 0, 1, 1),
  cryptoKey('blowfish.NewCipher', 0, 1, 1),
  cryptoKey('chacha20poly1305.New', 0, 1, 1),
  cryptoKey('chacha20poly1305.NewX', 0, 1, 1),
  password('GenerateFromPassword', 0, 2, 2),
  password('pbkdf2.Key', 0, 5, 5),
  password('scrypt.Key', 0, 6, 6),
  password('argon2.Key', 0, 6, 6),
  password('argon2.IDKey', 0, 6, 6),
  // golang-jwt, go-jose, Echo; what a parser of tokens is given to look the key up.
  cryptoKey('SignedString', 0, 1, 1),
  withEntry('jwt.Parse', 1, keyReturned),
  withEntry('jwt.ParseWithClaims', 2, keyReturned),
  cryptoKey('middleware.JWT', 0, 1, 1),
  // gorilla, gin.
  cryptoKey('NewCookieStore', 0, 1, 4),
  cryptoKey('sessions.NewCookieStore', 0, 1, 4),
  cryptoKey('cookie.NewStore', 0, 1, 4),
  cryptoKey('securecookie.New', 0, 1, 2),
  cryptoKey('csrf.Protect', 0, 1, 9),
  withEntry('gin.BasicAuth', 0, /"[\w.@-]{1,60}"\s{0,4}:\s{0,10}/g, 'password'),
  // AWS, Azure, MinIO, Slack.
  cryptoKey('StaticCredentialsProvider', 1, 2, 3),
  cryptoKey('NewStaticCredentials', 1, 2, 3),
  cryptoKey('NewStaticCredentialsProvider', 1, 2, 3),
  cryptoKey('NewStaticV4', 1, 3, 3),
  cryptoKey('NewSharedKeyCredential', 1, 2, 2),
  weak(token('slack.New', 0, 1, 4)),
];
