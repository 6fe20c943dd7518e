import type { FindingKind } from '../../core/finding.ts';
import type { Span } from '../../core/span.ts';
import { decodeLiteral } from '../../syntax/lexical/decode.ts';
import { stringsOfExpression } from '../../syntax/lexical/expression.ts';
import type { StringValue } from '../../syntax/lexical/expression.ts';
import { endOfComment, literalAt } from '../../syntax/lexical/literal.ts';
import type { Candidate } from '../candidate.ts';
import type { DetectionDocument } from '../document.ts';

/** A function that takes a credential in a fixed place. */
interface KnownCall {
  /** Last part of the callee, as it is written, with the opening parenthesis. */
  readonly callee: string;
  /** Zero-based; negative counts from the end. */
  readonly argument: number;
  /** Fewest and most arguments for which this holds. */
  readonly arguments: readonly [least: number, most: number];
  readonly kind: FindingKind;
  /** The value is free text by nature (a user's password), so that words will do. */
  readonly strength: 'strong' | 'weak';
}

const call = (
  callee: string,
  argument: number,
  least: number,
  most: number,
  kind: FindingKind,
  strength: KnownCall['strength'] = 'strong',
): KnownCall => ({
  callee: `${callee}(`,
  argument,
  arguments: [least, most],
  kind,
  strength,
});

/** From the reference pages of the libraries named. */
const knownCalls: readonly KnownCall[] = [
  // Databases: PHP mysqli, PDO, oci8, odbc; Java JDBC; PyMySQL, MySQLdb; Sequelize; Groovy Sql.
  call('mysqli_connect', 2, 3, 6, 'password'),
  call('mysql_connect', 2, 3, 5, 'password'),
  call('mysql_pconnect', 2, 3, 5, 'password'),
  call('mysqli_real_connect', 3, 4, 8, 'password'),
  call('real_connect', 2, 3, 7, 'password'),
  call('mysqli', 2, 3, 6, 'password'),
  call('PDO', 2, 3, 4, 'password'),
  call('oci_connect', 1, 2, 5, 'password'),
  call('oci_pconnect', 1, 2, 5, 'password'),
  call('odbc_connect', 2, 3, 4, 'password'),
  call('odbc_pconnect', 2, 3, 4, 'password'),
  call('mssql_connect', 2, 3, 4, 'password'),
  call('sybase_connect', 2, 3, 5, 'password'),
  call('db2_connect', 2, 3, 4, 'password'),
  call('ibase_connect', 2, 3, 8, 'password'),
  call('cubrid_connect', 4, 5, 6, 'password'),
  call('getConnection', 2, 3, 4, 'password'),
  call('pymysql.connect', 2, 3, 6, 'password'),
  call('MySQLdb.connect', 2, 3, 6, 'password'),
  call('Sequelize', 2, 3, 4, 'password'),
  call('Redis', 3, 4, 9, 'password'),
  call('StrictRedis', 3, 4, 9, 'password'),
  call('Sql.newInstance', 2, 3, 5, 'password'),
  call('cx_Oracle.connect', 1, 2, 4, 'password'),
  call('oracledb.connect', 1, 2, 4, 'password'),
  // Directories, mail, files, shells.
  call('ldap_bind', 2, 3, 3, 'password'),
  call('ldap_exop_passwd', 3, 4, 5, 'password'),
  call('simple_bind_s', 1, 2, 4, 'password'),
  call('simple_bind', 1, 2, 4, 'password'),
  call('ftp_login', 2, 3, 3, 'password'),
  call('imap_open', 2, 3, 6, 'password'),
  call('ssh2_auth_password', 2, 3, 3, 'password'),
  call('smb2_connect', 2, 3, 3, 'password'),
  call('login', 1, 2, 3, 'password'),
  call('logIn', 1, 2, 3, 'password'),
  call('authenticate', 1, 2, 3, 'password'),
  call('smtplib.SMTP.login', 1, 2, 2, 'password'),
  // HTTP.
  call('NetworkCredential', 1, 2, 3, 'password'),
  call('PasswordAuthentication', 1, 2, 2, 'password'),
  call('UsernamePasswordCredentials', 1, 2, 2, 'password'),
  call('UsernamePasswordCredential', 1, 2, 4, 'password'),
  call('UsernamePasswordAuthenticationToken', 1, 2, 3, 'password'),
  call('PasswordCredential', 1, 2, 3, 'password'),
  call('HTTPBasicAuth', 1, 2, 2, 'password'),
  call('HTTPDigestAuth', 1, 2, 2, 'password'),
  call('BasicAuth', 1, 2, 3, 'password'),
  call('BasicAuthentication', 1, 2, 2, 'password'),
  call('SetBasicAuth', 1, 2, 2, 'password'),
  call('basicAuth', 1, 2, 2, 'password'),
  call('basic_auth', 1, 2, 3, 'password'),
  call('UserPassword', 1, 2, 2, 'password'),
  call('Credentials.basic', 1, 2, 3, 'password'),
  call('http_basic_authenticate_with', 1, 2, 2, 'password'),
  call('.auth', 1, 2, 3, 'password'),
  // Signing and encryption: Node crypto, jsonwebtoken, jose, PyJWT, java-jwt, jjwt, hmac, OpenSSL.
  call('createHmac', 1, 2, 3, 'crypto-key'),
  call('createCipheriv', 1, 3, 4, 'crypto-key'),
  call('createDecipheriv', 1, 3, 4, 'crypto-key'),
  call('createCipher', 1, 2, 3, 'crypto-key'),
  call('createDecipher', 1, 2, 3, 'crypto-key'),
  call('createSecretKey', 0, 1, 2, 'crypto-key'),
  call('jwt.sign', 1, 2, 4, 'crypto-key'),
  call('jwt.verify', 1, 2, 4, 'crypto-key'),
  call('jsonwebtoken.sign', 1, 2, 4, 'crypto-key'),
  call('jsonwebtoken.verify', 1, 2, 4, 'crypto-key'),
  call('jwt.encode', 1, 2, 5, 'crypto-key'),
  call('jwt.decode', 1, 2, 6, 'crypto-key'),
  call('JWT.encode', 1, 2, 4, 'crypto-key'),
  call('JWT.decode', 1, 2, 5, 'crypto-key'),
  call('JWT::encode', 1, 2, 4, 'crypto-key'),
  call('HMAC256', 0, 1, 1, 'crypto-key'),
  call('HMAC384', 0, 1, 1, 'crypto-key'),
  call('HMAC512', 0, 1, 1, 'crypto-key'),
  call('hmac.new', 0, 1, 3, 'crypto-key'),
  call('hmac.New', 1, 2, 2, 'crypto-key'),
  call('hash_hmac', 2, 3, 4, 'crypto-key'),
  call('SecretKeySpec', 0, 2, 4, 'crypto-key'),
  call('DESKeySpec', 0, 1, 2, 'crypto-key'),
  call('PBEKeySpec', 0, 1, 4, 'password'),
  call('signWith', 1, 2, 2, 'crypto-key'),
  call('setSigningKey', 0, 1, 1, 'crypto-key'),
  call('hmacShaKeyFor', 0, 1, 1, 'crypto-key'),
  call('SignedString', 0, 1, 1, 'crypto-key'),
  call('openssl_encrypt', 2, 3, 8, 'crypto-key'),
  call('openssl_decrypt', 2, 3, 8, 'crypto-key'),
  call('AES.encrypt', 1, 2, 3, 'crypto-key'),
  call('AES.decrypt', 1, 2, 3, 'crypto-key'),
  call('DES.encrypt', 1, 2, 3, 'crypto-key'),
  call('aes.NewCipher', 0, 1, 1, 'crypto-key'),
  call('Fernet', 0, 1, 2, 'crypto-key'),
  call('SymmetricSecurityKey', 0, 1, 1, 'crypto-key'),
  call('cookieParser', 0, 1, 2, 'crypto-key'),
  call('NewCookieStore', 0, 1, 4, 'crypto-key'),
  call('PasswordDeriveBytes', 0, 1, 5, 'password'),
  call('Rfc2898DeriveBytes', 0, 2, 5, 'password'),
  call('Pbkdf2PasswordEncoder', 0, 1, 4, 'crypto-key'),
  call('StandardPasswordEncoder', 0, 1, 2, 'crypto-key'),
  call('Encryptors.delux', 0, 2, 2, 'password'),
  call('Encryptors.stronger', 0, 2, 2, 'password'),
  call('Encryptors.standard', 0, 2, 2, 'password'),
  call('Encryptors.text', 0, 2, 2, 'password'),
  call('Encryptors.queryableText', 0, 2, 2, 'password'),
  call('KerberosKey', 1, 3, 4, 'password'),
  call('JSONCookie', 1, 2, 2, 'crypto-key'),
  call('signedCookies', 1, 2, 2, 'crypto-key'),
  call('signedCookie', 1, 2, 2, 'crypto-key'),
  call('getHMAC', 0, 2, 2, 'crypto-key'),
  call('hmacSha256', 0, 2, 2, 'crypto-key'),
  call('hmac_sha256', 0, 2, 2, 'crypto-key'),
  call('HmacUtils', 1, 2, 2, 'crypto-key'),
  call('OpenSSL::HMAC.hexdigest', 1, 3, 3, 'crypto-key'),
  call('OpenSSL::HMAC.digest', 1, 3, 3, 'crypto-key'),
  call('Cipher.new', 0, 1, 1, 'crypto-key', 'weak'),
  call('MessageVerifier.new', 0, 1, 3, 'crypto-key'),
  call('MessageEncryptor.new', 0, 1, 3, 'crypto-key'),
  call('sessions.NewCookieStore', 0, 1, 4, 'crypto-key'),
  call('securecookie.New', 0, 1, 2, 'crypto-key'),
  call('URLSafeTimedSerializer', 0, 1, 4, 'crypto-key'),
  call('URLSafeSerializer', 0, 1, 4, 'crypto-key'),
  call('TimestampSigner', 0, 1, 4, 'crypto-key'),
  // Passwords as such.
  call('password_hash', 0, 2, 3, 'password'),
  call('hash_pbkdf2', 1, 4, 6, 'password'),
  call('crypt', 0, 2, 2, 'password'),
  call('ConvertTo-SecureString', 0, 1, 4, 'password'),
  call('GenerateFromPassword', 0, 2, 2, 'password'),
];

/** For the prefilter. */
export const callKeywords: readonly string[] = [...new Set(knownCalls.map(({ callee }) => callee.toLowerCase()))];

const byKeyword: ReadonlyMap<string, readonly KnownCall[]> = new Map(
  callKeywords.map((keyword) => [keyword, knownCalls.filter(({ callee }) => callee.toLowerCase() === keyword)]),
);

/** The credential that is passed to a known call whose callee starts at `at`. */
export function callArgumentAt(document: DetectionDocument, at: number, keyword: string): readonly Candidate[] {
  const { text, profile } = document;
  const known = knownCallAt(document, at, keyword);
  if (known === undefined) return [];
  const given = argumentsAt(document, at + keyword.length);
  const [least, most] = known.arguments;
  const argument = given[known.argument];
  if (argument === undefined || given.length < least || given.length > most) return [];
  if (/^\s{0,4}[A-Za-z_]\w{0,30}\s{0,2}[:=](?![:=])/.test(text.slice(argument.start, argument.end))) return [];
  const [string] = stringsOfExpression(text, argument.start, profile, argument.end);
  return string === undefined ? [] : [candidateOf(document, known, string)];
}

const declaration =
  /\b(?:function|def|func|fn|fun|sub)\s{1,4}$|\b(?:public|private|protected|static|void|boolean|bool|int|string)\s{1,4}$/i;

function knownCallAt({ text, notation, map }: DetectionDocument, at: number, keyword: string): KnownCall | undefined {
  if (notation !== 'code' && notation !== 'shell') return undefined;
  const candidates = byKeyword.get(keyword) ?? [];
  const written = text.slice(at, at + keyword.length);
  const known = candidates.find(({ callee }) => callee === written) ?? candidates[0];
  const isPartOfWord = !keyword.startsWith('.') && /[\w$]/.test(text[at - 1] ?? '');
  if (isPartOfWord || declaration.test(text.slice(Math.max(0, at - 12), at))) return undefined;
  return map.stateAt(at).kind === 'code' ? known : undefined;
}

function candidateOf(
  { text }: DetectionDocument,
  { callee, kind, strength }: KnownCall,
  string: StringValue,
): Candidate {
  const name = callee.replace(/^\.|\($/g, '');
  return {
    rule: kind === 'password' ? 'hardcoded-password' : 'hardcoded-key',
    kind,
    span: string.span,
    value: string.pieces.map((piece) => decodeLiteral(text, piece)).join(''),
    evidence: [{ kind: 'call', text: `passed to “${name}” as a ${kind === 'password' ? 'password' : 'key'}` }],
    origin: {
      kind: 'name',
      strength,
      words: [],
      ordinary: false,
      binding: 'argument',
      bare: false,
      interpolated: string.mixed || string.pieces.some((piece) => piece.interpolated),
    },
  };
}

/** The spans between the commas of the call whose parenthesis ends at `from`; none when it does not close. */
export function argumentsAt({ text, profile, reach }: DetectionDocument, from: number): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = from;
  const end = Math.min(text.length, from + reach());
  for (let position = from; position < end;) {
    const literal = literalAt(text, position, profile);
    const comment = endOfComment(text, position, profile);
    const sign = text[position] ?? '';
    if (literal !== undefined) position = literal.span.end;
    else if (comment > position) position = comment;
    else if (sign === ')' && depth === 0) {
      if (text.slice(start, position).trim() !== '') spans.push({ start, end: position });
      return spans;
    } else {
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth -= 1;
      else if (sign === ',' && depth === 0) {
        spans.push({ start, end: position });
        start = position + 1;
      }
      position += 1;
    }
  }
  return [];
}
