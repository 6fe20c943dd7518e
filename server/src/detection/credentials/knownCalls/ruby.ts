import { cryptoKey, inWords, password, weak } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

const basicAuth = password('.basic_auth', 1, 2, 2);
const encode = cryptoKey('JWT.encode', 1, 2, 4);
const decode = cryptoKey('JWT.decode', 1, 2, 5);

/** Ruby, which writes calls without parentheses, too: its standard library, Rails, ruby-jwt. */
export const rubyCalls: readonly KnownCall[] = [
  basicAuth,
  inWords(basicAuth),
  password('http_basic_authenticate_with', 1, 2, 2),
  password('Net::FTP.open', 2, 3, 5),
  password('Net::SMTP.start', 4, 5, 6),
  password('BCrypt::Password.create', 0, 1, 2),
  password('OpenSSL::PKey::RSA.new', 1, 2, 2),
  password('PKCS5.pbkdf2_hmac', 0, 5, 5),
  password('PKCS5.pbkdf2_hmac_sha1', 0, 4, 4),
  cryptoKey('Aws::Credentials.new', 1, 2, 3),
  encode,
  decode,
  inWords(encode),
  inWords(decode),
  cryptoKey('OpenSSL::HMAC.hexdigest', 1, 3, 3),
  cryptoKey('OpenSSL::HMAC.digest', 1, 3, 3),
  cryptoKey('OpenSSL::HMAC.base64digest', 1, 3, 3),
  weak(cryptoKey('Cipher.new', 0, 1, 1)),
  cryptoKey('MessageVerifier.new', 0, 1, 3),
  cryptoKey('MessageEncryptor.new', 0, 1, 3),
];
