import { cryptoKey } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

/** Swift: CryptoKit, CryptoSwift, CommonCrypto, JWTKit, SQLCipher. */
export const swiftCalls: readonly KnownCall[] = [
  { ...cryptoKey('AES', 0, 2, 4), first: /^\s*key:/ },
  { ...cryptoKey('AES', 2, 3, 5), first: /^\s*"[A-Z]{3}"/ },
  cryptoKey('HMAC', 0, 1, 2),
  cryptoKey('ChaCha20', 0, 2, 2),
  cryptoKey('Blowfish', 0, 2, 4),
  cryptoKey('Rabbit', 0, 1, 2),
  { ...cryptoKey('SymmetricKey', 0, 1, 1), first: /^\s*data:/ },
  cryptoKey('CCCrypt', 3, 11, 11),
  cryptoKey('hs256', 0, 1, 1),
  cryptoKey('hs384', 0, 1, 1),
  cryptoKey('hs512', 0, 1, 1),
  cryptoKey('sqlite3_key', 1, 3, 3),
  cryptoKey('sqlite3_key_v2', 2, 4, 4),
];
