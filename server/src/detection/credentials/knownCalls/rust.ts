import { cryptoKey, password, token } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

/** Rust: from the documentation of jsonwebtoken, RustCrypto, ring, sodiumoxide, openssl, reqwest, ssh2 and lettre. */
export const rustCalls: readonly KnownCall[] = [
  cryptoKey('EncodingKey::from_secret', 0, 1, 1),
  cryptoKey('DecodingKey::from_secret', 0, 1, 1),
  cryptoKey('::new_from_slice', 0, 1, 1),
  cryptoKey('::new_from_slices', 0, 2, 2),
  cryptoKey('Key::from_slice', 0, 1, 1),
  { ...cryptoKey('>::from_slice', 0, 1, 1), behind: /\bKey::<[\w:<>, ]{1,60}$/ },
  { ...cryptoKey('>::new', 0, 1, 2), behind: /\b(?:Encryptor|Decryptor|Hmac|Cbc|Ctr\w*)::<[\w:<>, ]{1,60}$/ },
  ...['Aes128CbcEnc', 'Aes128CbcDec', 'Aes256CbcEnc', 'Aes256CbcDec'].map((cipher) =>
    cryptoKey(`${cipher}::new`, 0, 2, 2),
  ),
  {
    ...cryptoKey('GenericArray::from_slice', 0, 1, 1),
    behind: /(?:Aes\w*|Cipher|Poly1305|Des|Blowfish)::new\(&?$/i,
  },
  cryptoKey('hmac::Key::new', 1, 2, 2),
  cryptoKey('UnboundKey::new', 1, 2, 2),
  cryptoKey('symm::encrypt', 1, 4, 4),
  cryptoKey('symm::decrypt', 1, 4, 4),
  cryptoKey('PKey::hmac', 0, 1, 1),
  cryptoKey('SigningKey::from_bytes', 0, 1, 1),
  cryptoKey('new_magic_crypt!', 0, 1, 3),
  ...['Sha1', 'Sha256', 'Sha512'].flatMap((digest) => [
    password(`pbkdf2_hmac::<${digest}>`, 0, 4, 4),
    password(`pbkdf2::<Hmac<${digest}>>`, 0, 4, 4),
  ]),
  password('.hash_password', 0, 2, 2),
  token('.bearer_auth', 0, 1, 1),
  password('userauth_password', 1, 2, 2),
  password('Credentials::new', 1, 2, 2),
  cryptoKey('Credentials::new', 1, 5, 5),
];
