import { cryptoKey, password, withEntry } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

/** JavaScript and TypeScript: Node's crypto, and the documentation of the packages named; Web Crypto takes no literal. */
export const javaScriptCalls: readonly KnownCall[] = [
  password('Sequelize', 2, 3, 4),
  cryptoKey('createHmac', 1, 2, 3),
  cryptoKey('createCipheriv', 1, 3, 4),
  cryptoKey('createDecipheriv', 1, 3, 4),
  cryptoKey('createCipher', 1, 2, 3),
  cryptoKey('createDecipher', 1, 2, 3),
  cryptoKey('createSecretKey', 0, 1, 2),
  password('pbkdf2Sync', 0, 4, 5),
  password('scryptSync', 0, 3, 4),
  password('crypto.pbkdf2', 0, 5, 6),
  password('crypto.scrypt', 0, 4, 5),
  cryptoKey('checkPrivateKey', 0, 1, 1),
  cryptoKey('hmacSha256', 0, 2, 2),
  cryptoKey('hmac_sha256', 0, 2, 2),
  // jsonwebtoken, jose.
  cryptoKey('jwt.sign', 1, 2, 4),
  cryptoKey('jwt.verify', 1, 2, 4),
  cryptoKey('jsonwebtoken.sign', 1, 2, 4),
  cryptoKey('jsonwebtoken.verify', 1, 2, 4),
  cryptoKey('JWT.sign', 1, 2, 3),
  cryptoKey('JWT.verify', 1, 2, 3),
  cryptoKey('JWK.asKey', 0, 1, 3),
  cryptoKey('jwtVerify', 1, 2, 3),
  // crypto-js.
  ...['AES', 'DES', 'TripleDES', 'Rabbit', 'RC4'].flatMap((cipher) => [
    cryptoKey(`${cipher}.encrypt`, 1, 2, 3),
    cryptoKey(`${cipher}.decrypt`, 1, 2, 3),
  ]),
  cryptoKey('HmacMD5', 1, 2, 3),
  cryptoKey('HmacSHA1', 1, 2, 3),
  cryptoKey('HmacSHA256', 1, 2, 3),
  cryptoKey('HmacSHA512', 1, 2, 3),
  password('CryptoJS.PBKDF2', 0, 2, 3),
  // Sessions and tokens of web servers: cookie-parser, express-session, cookie-session, express-jwt, koa-jwt, passport.
  cryptoKey('cookieParser', 0, 1, 2),
  cryptoKey('signedCookies', 1, 2, 2),
  cryptoKey('signedCookie', 1, 2, 2),
  ...['session', 'expressSession', 'cookieSession'].map((callee) =>
    withEntry(callee, 0, /[{,\s](?:secret|keys)["']?\s{0,4}:\s{0,10}/g),
  ),
  ...['jwt', 'expressJwt', 'expressJWT', 'koaJwt', 'JwtStrategy', 'Strategy'].map((callee) =>
    withEntry(callee, 0, /[{,\s](?:secret|secretOrKey|(?:client|consumer)Secret)["']?\s{0,4}:\s{0,10}/g),
  ),
  // express-basic-auth.
  {
    ...withEntry(
      'basicAuth',
      0,
      /\busers["']?\s{0,4}:\s{0,4}\{\s{0,20}["']?[\w.-]{1,40}["']?\s{0,4}:\s{0,10}/g,
      'password',
    ),
    first: /^\s*\{/,
  },
];
