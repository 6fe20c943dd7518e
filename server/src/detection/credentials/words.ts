import type { FindingKind } from '../../core/finding.ts';
import { withoutAccents } from './accents.ts';

/**
 * Words that name a credential, as people write them in names. `strong`: alone it says that the value is a credential;
 * `weak`: it says so only of a value that looks like nothing else.
 */
export interface CredentialWord {
  readonly kind: FindingKind;
  readonly strength: 'strong' | 'weak';
}

const wordsOf = (
  kind: FindingKind,
  strength: CredentialWord['strength'],
  words: string,
): readonly (readonly [string, CredentialWord])[] =>
  words.split(' ').map((word) => [withoutAccents(word), { kind, strength }] as const);

/** Whole words of a name, lower case, accents removed. Several words that belong together are joined. */
export const credentialWords: ReadonlyMap<string, CredentialWord> = new Map([
  ...wordsOf(
    'password',
    'strong',
    'password passwords passwd passwort passphrase passcode pwd pswd psw pass passwrd kennwort contrasena clave senha ' +
      'motdepasse mdp parola haslo wachtwoord losenord adgangskode salasana heslo jelszo parool sifre sandi пароль ' +
      '密码 密碼 口令 パスワード 비밀번호 암호 userpass dbpass securitycredentials pw rootpw adminpw userpw dbpw requirepass masterauth sshpass pgpassword bindpw rootpw psk presharedkey',
  ),
  ...wordsOf('password', 'weak', 'pin passkey'),
  ...wordsOf('other', 'strong', 'secret secrets clientsecret appsecret apisecret sharedsecret'),
  ...wordsOf(
    'other',
    'weak',
    'credential credentials cred creds auth authorization oauth otp webhook seed mnemonic cookie secrete sas salt xauth',
  ),
  ...wordsOf(
    'token',
    'strong',
    'token tokens accesstoken authtoken refreshtoken apitoken idtoken bearertoken usertoken jwttoken bottoken csrftoken oauthtoken accestoken',
  ),
  ...wordsOf('token', 'weak', 'bearer jwt pat'),
  ...wordsOf(
    'api-key',
    'strong',
    'apikey apikeys accesskey accountkey storagekey subscriptionkey consumerkey integrationkey appkey servicekey licensekey',
  ),
  ...wordsOf(
    'crypto-key',
    'strong',
    'secretkey encryptionkey signingkey cryptokey masterkey cookiesecret jwtsecret sessionsecret encryptkey hmackey aeskey deskey secretorkey secretorprivatekey secretkeybase',
  ),
  ...wordsOf('private-key', 'strong', 'privatekey sshkey'),
  ...wordsOf('api-key', 'weak', 'key keys'),
]);

/** Words of everyday language: in running text they mean a credential only together with a value that can be nothing else. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  'pass clave parola sandi pin pat key keys salt seed sas auth cookie otp token tokens bearer credential credentials secret secrets oauth webhook mnemonic authorization'.split(
    ' ',
  ),
);

/** What makes of `key` a credential, in the word before it. */
export const keyQualifiers: ReadonlyMap<string, CredentialWord> = new Map([
  ...wordsOf(
    'api-key',
    'strong',
    'api oauth access account storage subscription consumer integration service auth authorization rest admin application developer',
  ),
  ...wordsOf(
    'crypto-key',
    'strong',
    'secret encryption encrypt signing signature crypto master hmac aes cipher decryption validation jwt session cookie symmetric hashing crypt wep',
  ),
  ...wordsOf('private-key', 'strong', 'private ssh rsa pem'),
  ...wordsOf(
    'api-key',
    'weak',
    'app client server write read public publishable deploy webhook license user shared host security des tls ssl instrumentation ingest push',
  ),
]);

/** Words behind the credential's word that leave its meaning: `password_prod`, `TOKEN_2`, `secretValue`. */
export const neutralTails: ReadonlySet<string> = new Set(
  (
    'prod production dev development test testing staging stage local live sandbox qa uat ci default value val string str text txt plain plaintext ' +
    'raw base64 b64 hex encoded encrypted enc primary secondary old new current first second one two three a b c d x y z v main backup ' +
    'master root admin user db database app const constant literal env bytes chars array hardcoded internal external public private ' +
    'confirmation confirm repeat again verify original clear cleartext bad good wrong invalid valid correct right incorrect my the demo ' +
    'insecure secure weak strong shared sensitive exposed leaked foo bar key keys eu us'
  ).split(' '),
);

/** Words that, behind the credential's word, make the name mean something about it, not the credential itself. */
export const otherTails: ReadonlySet<string> = new Set(
  (
    'field fields input label labels placeholder hint type types name names id ids identifier url urls uri uris link endpoint endpoints path paths ' +
    'file files filename filepath dir directory folder location policy length len min max regex regexp pattern rule rules validator validators ' +
    'validation error errors message messages msg title description desc help prompt reset forgot forgotten change changed strength form page view ' +
    'component screen dialog modal button btn icon class style selector css xpath locator element el elem node ref reference column col table index idx ' +
    'count size limit expiry expire expires expired expiration ttl lifetime timeout date time at on age duration enabled enable disabled required visible hidden show toggle ' +
    'provider providers broker brokers service manager store storage factory builder handler callback listener event events encoder hasher hash hashed hashes digest ' +
    'algorithm alg algo scheme format encoding mode method methods prefix suffix header headers param params parameter parameters query property ' +
    'properties prop props env envvar var variable variables arn version status state source response request result results usage info list map group role ' +
    'scope scopes audience issuer grant exchange model schema entity dto module package plugin spec template templates text_field textbox box widget ' +
    'generator generation generated checker check checks match mismatch matches missing required empty blank recovery history complexity ' +
    'strategy flow flows option options config configuration settings setting resource resources action actions command cmd ' +
    'tooltip caption heading subject email body notice warning alert success failure fail failed helper util utils test_id testid dataset attr attribute attributes ' +
    'interface impl implementation exception code codes constraint constraints keyword keywords instructions question questions answer hints ' +
    'span start end offset position pos line kind category tag tags balance amount price symbol decimals address contract holder pair supply ' +
    'ring chain vault manager backend engine accessor getter setter function fn func cb hook middleware guard interceptor filter parser lexer stream iterator ' +
    'cache bucket queue topic session_id sequence seq separator delimiter char character limit limits budget usage counts thumbprint fingerprint ' +
    'within after before until since per for to via as if when from without ' +
    'substring substr slice replace split trim starts ends contains ' +
    'pressed press down up code event code bindings binding board pad frame frames stroke left right value_name combination'
  ).split(' '),
);

/** Words that, before `token`, make it a place in a list, a unit of language or something public. */
export const otherTokens: ReadonlySet<string> = new Set(
  (
    'next page continuation sync cursor delimiter start end begin bos eos pad unk mask sep cls lookahead current prev previous last first stop special ' +
    'idempotency public request client syntax unexpected expected lexer parser string number identifier keyword punctuation operator word eof design max min cancel cancellation starting forward backward sequence lock lifecycle creation pagination'
  ).split(' '),
);

/** First words that make the name an action or a question. */
export const actionHeads: ReadonlySet<string> = new Set(
  (
    'is has have show hide toggle forgot forgotten forget reset change changed changing update enter enterpassword missing no need needs require requires required ' +
    'enable disable allow can should use using validate check verify compare match generate create delete remove add rotate revoke expire lost recover ' +
    'request ask prompt min max invalid incorrect wrong error hash hashed encode public num number len'
  ).split(' '),
);

/**
 * Byte strings of at least four characters, one of which occurs in every name that {@link credentialWords} knows.
 * `pwd` and the like are entered with what may follow them.
 */
export const nameKeywords: readonly string[] = [
  'pass',
  'kennwort',
  'contrase',
  'clave',
  'senha',
  'motdepasse',
  'mot de passe',
  'mot_de_passe',
  'parola',
  'haslo',
  'wachtwoord',
  'losenord',
  'adgangskode',
  'salasana',
  'heslo',
  'jelszo',
  'parool',
  'sifre',
  'sandi',
  'secret',
  'token',
  'credential',
  'auth',
  'apikey',
  'webhook',
  'mnemonic',
  'cookie',
  'bearer',
  'masterauth',
  ...['private', 'encryption', 'signing', 'master', 'access', 'account', 'storage'].map((word) => `${word}key`),
  'keystr',
  'bindpw',
  'pswd',
  ...[' pw =', ' pw=', '.pw =', '$pw =', ' pw:', '"pw":', "'pw':"],
  ...[
    'pwd',
    'psw',
    'mdp',
    'creds',
    'cred',
    'jwt',
    'key',
    'keys',
    'salt',
    'seed',
    'psk',
    'rootpw',
    'adminpw',
    'userpw',
    'dbpw',
    'sas',
    '_pw',
    'pat',
    'pin',
    'otp',
    'sig',
  ]
    .flatMap((word) =>
      ['=', ' ', ':', '"', "'", '_', ')', ']', '>', '-', '.', ',', '\t', '('].map((next) => word + next),
    )
    .filter((word) => word.length >= 4),
  // An array of C.
  'key[',
  ...['pwd', 'psw'].flatMap((word) => Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => word + letter)),
  ...['pwd', 'key', 'psw', 'jwt', 'mdp', 'sas', 'pin'].flatMap((word) =>
    Array.from('0123456789', (digit) => word + digit),
  ),
];
