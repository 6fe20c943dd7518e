import assert from 'node:assert/strict';
import { readName } from '../../../server/src/detection/credentials/names.ts';
import { check } from './marked.ts';

const listed = (names: string): readonly string[] => names.trim().split(/\s+/);

/** Names that say by themselves that their value is a credential, by what it is. */
const named: Readonly<Record<string, readonly string[]>> = {
  password: listed(`
    password passwd passwort Passwort pwd pswd psw PASSWORD dbPassword db_password DB_PASSWORD db-password userPassword
    rootPassword adminPasswd mysqlPwd ftp_pass SMTP_PASS mailPass keystorePass keyStorePassword trustStorePassword
    ldapBindPassword bind_pw rootpw passphrase sshPassphrase passcode PassCode my_secret_password_for_email password2
    PASSWORD_PROD spring.datasource.password request.getPassword contraseña contrasena clave senha motDePasse
    mot_de_passe mdp parola haslo hasło wachtwoord lösenord adgangskode salasana heslo jelszó parool şifre kennwort
    пароль 密码 口令 パスワード 비밀번호 암호`),
  'api-key': listed(`
    apiKey api_key API_KEY x-api-key X-Api-Key apikey openaiApiKey accessKey consumerKey subscription_key accountKey`),
  token: listed(`
    authToken auth_token accessToken access_token ACCESS_TOKEN refreshToken bearerToken apiToken bot_token slackToken
    githubToken GITHUB_TOKEN _authToken token npmToken db.token`),
  'crypto-key': listed(`
    jwtSecret JWT_SECRET sessionSecret cookieSecret secret_key_base SECRET_KEY secretKey signingKey signing_key
    encryptionKey encryption-key masterKey hmacKey aesKey`),
  'private-key': listed('privateKey private_key PRIVATE_KEY sshKey'),
  other: listed('clientSecret client_secret CLIENT_SECRET appSecret secret webhookSecret sharedSecret totpSecret'),
};

/** Names that are about a credential, or only sound like one. */
const alike = listed(`
  passwordField password_field passwordLabel passwordHint password_hint passwordLength password.min.length passwordPolicy
  passwordRegex passwordPattern passwordEncoder PasswordHasher passwordHash password_hash passwordUrl passwordResetUrl
  passwordFile password_file PASSWORD_FILE passwordPlaceholder passwordError passwordInput passwordStrength tokenType
  token_type tokenUrl token_url TOKEN_ENDPOINT tokenExpiry token_expires_in tokenName tokenId token_id tokenCount
  token_count maxTokens max_tokens nextToken next_page_token pageToken continuationToken csrfTokenName tokenizer tokenize
  secretName secret_name secretArn secret_arn secretId secretsManager secretKeyRef keyName key_name keyId key_id keyCode
  keyboard keydown primaryKey foreign_key partitionKey sortKey cacheKey publicKey public_key publicKeyToken keyPath
  keyVault keyVaultName apiKeyHeader apiKeyName api_key_name accessTokenUrl authUrl authType auth_type authMethod
  authorizationUrl author authority authors compass bypass monkey turkey passenger passport passive passed passing
  cookieName sessionKeyName passwordMatches password_changed_at passwordless setCookie AUTH_PASSWORD_BROKER`);

/** Of questions and actions only a value that can be nothing else is one. */
const weak = listed('showPassword hidePassword forgotPassword isPasswordValid hasPassword validatePassword');

describe('names', () => {
  for (const [kind, names] of Object.entries(named)) {
    for (const name of names) {
      it(`${name} is a ${kind}`, () => {
        const verdict = readName(name);
        assert.deepEqual(verdict.kind === 'credential' && [verdict.of, verdict.strength], [kind, 'strong']);
      });
    }
  }
  for (const name of alike) it(`${name} only looks alike`, () => assert.notEqual(readName(name).kind, 'credential'));
  for (const name of weak) {
    it(`${name} says little`, () => {
      const verdict = readName(name);
      assert.equal(verdict.kind === 'credential' && verdict.strength, 'weak');
    });
  }
});

describe('names are noticed in a text', () => {
  const identifiers = Object.values(named)
    .flat()
    .filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  for (const name of identifiers) it(name, () => void check('a.py', `${name} = "⟦token⟧"`));
  for (const name of identifiers) it(`${name} in YAML`, () => void check('a.yaml', `${name}: ⟦token⟧`));
});
