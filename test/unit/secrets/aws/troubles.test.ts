import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { openAwsStore } from '../../../../server/src/secrets/aws/index.ts';
import type { OpenOptions } from '../../../../server/src/secrets/aws/options.ts';
import { StoreError } from '../../../../server/src/secrets/store.ts';
import type { SignIn, StoreErrorCode } from '../../../../server/src/secrets/store.ts';
import { json, secretsError, startAwsServices, stsError } from '../../../support/awsServices.ts';
import type { AwsServices } from '../../../support/awsServices.ts';
import { awsLogin, canBeProlonged, endedAnHourAgo, ssoLogin, temporaryHome } from '../../../support/home.ts';
import type { Home } from '../../../support/home.ts';

const canary = 'c4nary-Quagga-55';
const keysWith = (secret: string): string => `aws_access_key_id = AKIDBASE\naws_secret_access_key = ${secret}\n`;
const keys = keysWith(canary);
const role = 'role_arn = arn:aws:iam::123456789012:role/dev';
const sso = 'sso_account_id = 123456789012\nsso_role_name = Developer\n';
const corp = '[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp.awsapps.com/start\n';
const session = 'arn:aws:iam::123456789012:user/me';
const program = (script: string): string => `credential_process = "${process.execPath}" -e "${script}"`;

interface TroubleCase {
  readonly config?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: OpenOptions['env'];
  readonly options?: Partial<OpenOptions>;
  readonly refuses?: readonly [RegExp, (response: ServerResponse) => void];
  /** Done to the home folder before. */
  readonly prepare?: (home: string) => void;
  /** Or none: the secret is read. */
  readonly code?: StoreErrorCode;
  /** What happened, what did not, what to do. */
  readonly says?: readonly RegExp[];
  readonly signIn?: SignIn;
  /** Requests that arrive. */
  readonly requests?: number;
}

const nothingSent = /Nothing was sent|so nothing was sent/;

/** Told from local files: nothing is sent. */
const beforeAnythingIsSent: Readonly<Record<string, TroubleCase>> = {
  'nothing at all': {
    env: { AWS_PROFILE: undefined },
    code: 'no-credentials',
    says: [/no AWS credentials/, nothingSent, /aws login/, /--profile/, /AWS_ACCESS_KEY_ID/, /sandbox/],
    signIn: { tool: 'login' },
  },
  'a profile that is not there, while keys are in the environment': {
    env: { AWS_PROFILE: 'gone', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: canary },
    code: 'profile-not-found',
    says: [/no profile gone \(from AWS_PROFILE\)/, nothingSent],
  },
  'a profile’s name that would write on the terminal': {
    env: { AWS_PROFILE: 'x\u001b[2J\nfake' },
    code: 'profile-not-found',
    says: [/no profile x�\[2J�fake/],
  },
  'no region': {
    config: `[profile dev]\n${keys}`,
    env: { AWS_REGION: undefined },
    code: 'no-region',
    says: [/AWS_REGION/, /--region/, /profile dev/],
  },
  'a key without its secret in the environment': {
    env: { AWS_ACCESS_KEY_ID: 'AKID', AWS_PROFILE: undefined },
    code: 'no-credentials',
    says: [/AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not/, nothingSent],
  },
  'a key without its secret in a profile': {
    config: '[profile dev]\naws_access_key_id = AKID\n',
    code: 'no-credentials',
    says: [/profile dev .*aws_access_key_id and no aws_secret_access_key/, nothingSent],
  },
  'a secret without its key in a profile': {
    config: `[profile dev]\naws_secret_access_key = ${canary}\n`,
    code: 'no-credentials',
    says: [/no aws_access_key_id/],
  },
  'a profile with nothing that signs': {
    config: '[profile dev]\noutput = json\n',
    code: 'no-credentials',
    says: [/says no way to get credentials/],
    signIn: { tool: 'login', profile: 'dev' },
  },
  'a source profile that is not there': {
    config: `[profile dev]\n${role}\nsource_profile = gone\n`,
    code: 'no-credentials',
    says: [/profile dev .*source_profile gone does not exist/],
  },
  'source profiles in a circle': {
    config: `[profile dev]\n${role}\nsource_profile = b\n[profile b]\n${role}\nsource_profile = dev\n`,
    code: 'no-credentials',
    says: [/dev → b → dev/, nothingSent],
  },
  'a source profile that is itself, without keys': {
    config: `[profile dev]\n${role}\nsource_profile = dev\n`,
    code: 'no-credentials',
    says: [/dev → dev/],
  },
  'a role with two sources': {
    config: `[profile dev]\n${role}\nsource_profile = b\ncredential_source = Environment\n[profile b]\n${keys}`,
    code: 'no-credentials',
    says: [/either a source_profile or a credential_source/],
  },
  'a role with an unknown source': {
    config: `[profile dev]\n${role}\ncredential_source = Cloud\n`,
    code: 'no-credentials',
    says: [/none of Environment, EcsContainer and Ec2InstanceMetadata/],
  },
  'a role for longer than AWS allows': {
    config: `[profile dev]\n${role}\nsource_profile = b\nduration_seconds = 1d\n[profile b]\n${keys}`,
    code: 'no-credentials',
    says: [/duration_seconds is no number from 900 to 43200/],
  },
  'a code where nobody can be asked': {
    config: `[profile dev]\n${role}\nsource_profile = b\nmfa_serial = arn:aws:iam::1:mfa/me\n[profile b]\n${keys}`,
    code: 'no-credentials',
    says: [/needs a code of a multi-factor device/, nothingSent, /terminal or in VS Code/],
  },
  'nobody signed in by single sign-on': {
    config: `[profile dev]\nsso_session = corp\n${sso}${corp}`,
    code: 'sign-in-expired',
    says: [/no one is signed in/, nothingSent, /aws sso login --profile dev$/],
    signIn: { tool: 'sso', profile: 'dev' },
  },
  'a single sign-on that has ended': {
    config: `[profile dev]\nsso_session = corp\n${sso}${corp}`,
    files: ssoLogin('corp', endedAnHourAgo()),
    code: 'sign-in-expired',
    says: [/the session has expired/, nothingSent, /aws sso login --profile dev$/],
    signIn: { tool: 'sso', profile: 'dev' },
  },
  'a damaged token of single sign-on': {
    config: `[profile dev]\nsso_session = corp\n${sso}${corp}`,
    files: Object.fromEntries(Object.keys(ssoLogin('corp')).map((path) => [path, `{"accessToken":"${canary}`])),
    code: 'sign-in-expired',
    says: [/no one is signed in/],
    signIn: { tool: 'sso', profile: 'dev' },
  },
  'the profile that signs in for a role is the one to sign in': {
    config: `[profile dev]\n${role}\nsource_profile = it's mine\n[profile it's mine]\nsso_session = corp\n${sso}${corp}`,
    code: 'sign-in-expired',
    says: [/aws sso login --profile 'it'\\''s mine'$/],
    signIn: { tool: 'sso', profile: "it's mine" },
  },
  'a session of single sign-on that is not described': {
    config: `[profile dev]\nsso_session = gone\n${sso}`,
    code: 'no-credentials',
    says: [/no section \[sso-session gone\]/],
  },
  'single sign-on without an account': {
    config: `[profile dev]\nsso_session = corp\nsso_role_name = x\n${corp}`,
    code: 'no-credentials',
    says: [/lacks sso_account_id/, /aws configure sso/],
  },
  'nobody signed in by aws login': {
    config: `[profile dev]\nlogin_session = ${session}\n`,
    code: 'sign-in-expired',
    says: [/no one is signed in/, /aws login --profile dev$/],
    signIn: { tool: 'login', profile: 'dev' },
  },
  'a token file that is not there': {
    config: `[profile dev]\n${role}\nweb_identity_token_file = /nowhere/token\n`,
    code: 'no-credentials',
    says: [/\/nowhere\/token .*cannot be read/, nothingSent],
  },
  'a folder in place of the file': {
    prepare: (home) => mkdirSync(join(home, '.aws/config'), { recursive: true }),
    code: 'no-credentials',
    says: [/\.aws\/config cannot be read: it is a folder/, nothingSent],
  },
};

/** Files that only look strange: the secret is read. */
const allTheSame: Readonly<Record<string, TroubleCase>> = {
  'Windows line ends and a byte-order mark': { config: `\uFEFF[profile dev]\r\n${keys.replaceAll('\n', '\r\n')}` },
  'comments everywhere': {
    config: `# me\n; you\n[profile dev] # mine\naws_access_key_id = AKIDBASE ; old\naws_secret_access_key = ${canary} # new\n`,
  },
  '[profile dev] twice': { config: `[profile dev]\naws_access_key_id = AKIDBASE\n[profile dev]\n${keys}` },
  'a section that poisons objects': {
    config: `[__proto__]\nx = 1\n[profile __proto__]\nx = 1\n[profile dev]\n${keys}`,
  },
  'both [default] and [profile default]': {
    config: `[profile default]\n${keys}[default]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = x\n`,
    env: { AWS_PROFILE: undefined },
  },
  'a name with spaces': { config: `[profile my work]\n${keys}`, env: { AWS_PROFILE: 'my work' } },
  'a name in quotes': { config: `[profile "my work"]\n${keys}`, env: { AWS_PROFILE: 'my work' } },
  'a name in another script': { config: `[profile 本番 é]\n${keys}`, env: { AWS_PROFILE: '本番 é' } },
  'text before the first section': { config: `nonsense\n= x\n[profile dev]\n${keys}\nno equals sign\n= nothing\n` },
  'a home folder named by a tilde': {
    files: { 'elsewhere/config': `[profile dev]\n${keys}` },
    env: { AWS_CONFIG_FILE: '~/elsewhere/config' },
  },
};

const ssoProfile = { config: `[profile dev]\nsso_session = corp\n${sso}${corp}`, files: ssoLogin('corp') };
const roleProfile = { config: `[profile dev]\n${role}\nsource_profile = b\n[profile b]\n${keys}` };
const mfaProfile = { config: roleProfile.config.replace('[profile b]', 'mfa_serial = mfa/me\n[profile b]') };
const withCode = { mfaCode: () => Promise.resolve('123456') };
const keyProfile = { config: `[profile dev]\n${keys}` };

/** What only AWS knows. */
const onTheWay: Readonly<Record<string, TroubleCase>> = {
  'the portal does not know the session': {
    ...ssoProfile,
    refuses: [/^portal/, json({ __type: 'UnauthorizedException', message: `Session token not found ${canary}` }, 401)],
    code: 'sign-in-expired',
    says: [/session has expired/, /aws sso login --profile dev/],
    signIn: { tool: 'sso', profile: 'dev' },
  },
  'the portal does not give the role': {
    ...ssoProfile,
    refuses: [/^portal/, json({ __type: 'ForbiddenException', message: 'No access' }, 403)],
    code: 'access-denied',
    says: [/role Developer of the account 123456789012 is not given/, /sso_role_name/],
  },
  'a session that can no longer be prolonged': {
    ...ssoProfile,
    files: ssoLogin('corp', { ...endedAnHourAgo(), ...canBeProlonged }),
    refuses: [/^sso token/, json({ error: 'invalid_grant' }, 400)],
    code: 'sign-in-expired',
    says: [/aws sso login --profile dev/],
    signIn: { tool: 'sso', profile: 'dev' },
  },
  'aws login can no longer be prolonged': {
    config: `[profile dev]\nlogin_session = ${session}\n`,
    files: awsLogin(session, -1),
    refuses: [/^login token/, json({ __type: 'AccessDeniedException', error: 'TOKEN_EXPIRED', message: canary }, 403)],
    code: 'sign-in-expired',
    says: [/aws login --profile dev/],
    signIn: { tool: 'login', profile: 'dev' },
  },
  'a role that may not be taken on': {
    ...roleProfile,
    refuses: [/^AssumeRole/, stsError('AccessDenied', `is not authorized to perform: sts:AssumeRole ${canary}`)],
    code: 'access-denied',
    says: [/role arn:aws:iam::123456789012:role\/dev may not be taken on/, /trust policy/, /external_id/],
  },
  'a wrong code': {
    ...mfaProfile,
    options: withCode,
    refuses: [
      /^AssumeRole/,
      stsError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'),
    ],
    code: 'no-credentials',
    says: [/code of the multi-factor device was not accepted/, /next code/],
  },
  'keys of a role that have expired': {
    ...roleProfile,
    refuses: [/^AssumeRole/, stsError('ExpiredToken', canary)],
    code: 'sign-in-expired',
    says: [/session has expired/, /new keys for the profile b/],
  },
  'a process that fails': {
    config: `[profile dev]\n${program(`console.log('${canary}');process.exit(3)`)}\n`,
    code: 'no-credentials',
    says: [/credential_process of the profile dev .*exit code 3/],
    requests: 0,
  },
  'a process that prints no JSON': {
    config: `[profile dev]\n${program(`console.log('${canary}')`)}\n`,
    code: 'no-credentials',
    says: [/prints no JSON object/],
    requests: 0,
  },
  'a process that prints what has expired': {
    config: `[profile dev]\n${program("console.log(JSON.stringify({Version:1,AccessKeyId:'a',SecretAccessKey:'b',Expiration:'2020-01-01T00:00:00Z'}))")}\n`,
    code: 'no-credentials',
    says: [/has expired/],
    requests: 0,
  },
  'a process of another version': {
    config: `[profile dev]\n${program("console.log('{\\\\x22Version\\\\x22:2}')")}\n`,
    code: 'no-credentials',
    says: [/credential_process of the profile dev/],
    requests: 0,
  },
  'a process that is not there': {
    config: '[profile dev]\ncredential_process = /nowhere/program\n',
    code: 'no-credentials',
    says: [/it failed \(exit code 127\)/],
    requests: 0,
  },
  'a web identity that is not accepted': {
    config: `[profile dev]\n${role}\nweb_identity_token_file = HOME/token\n`,
    files: { token: canary },
    refuses: [/^AssumeRoleWithWebIdentity/, stsError('InvalidIdentityToken', canary, 400)],
    code: 'sign-in-expired',
    says: [/web identity token in .*token is not accepted/],
  },
  'a container whose role is gone': {
    env: { AWS_PROFILE: undefined, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ENDPOINT/container' },
    refuses: [/^container/, json({ Code: 'x', Message: canary }, 404)],
    code: 'no-credentials',
    says: [/role of the container gives no credentials/, /AWS_CONTAINER_CREDENTIALS_FULL_URI/],
  },
  'a container’s address that is somewhere else': {
    env: { AWS_PROFILE: undefined, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/steal' },
    code: 'no-credentials',
    says: [/role of the container gives no credentials/],
    requests: 0,
  },
  'an expired session token': {
    ...keyProfile,
    refuses: [/^GetSecretValue/, secretsError('ExpiredTokenException', canary)],
    code: 'sign-in-expired',
    says: [/session has expired/, /new keys for the profile dev/],
  },
  'a wrong clock': {
    ...keyProfile,
    refuses: [
      /^Get/,
      secretsError('InvalidSignatureException', 'Signature expired: 20261122T000000Z is now earlier than'),
    ],
    code: 'clock-skew',
    says: [/more than five minutes/, /Set the clock/],
  },
  'a region that is not enabled': {
    ...keyProfile,
    options: { region: 'af-south-1', regionSource: '--region' },
    refuses: [
      /^Get/,
      secretsError('UnrecognizedClientException', 'The security token included in the request is invalid'),
    ],
    code: 'no-credentials',
    says: [/region af-south-1 \(from --region\) may not be enabled/],
  },
  'a proxy that refuses': {
    ...keyProfile,
    env: { AWS_ENDPOINT_URL: 'http://secrets.corp.example', HTTP_PROXY: 'ENDPOINT', NO_PROXY: '' },
    refuses: [/./, (response) => void response.writeHead(403, { 'Content-Type': 'text/html' }).end(`<h1>${canary}`)],
    code: 'offline',
    says: [/the proxy refuses the request \(403\)/, /HTTPS_PROXY/],
  },
  'a name that cannot be found': {
    ...keyProfile,
    env: { AWS_ENDPOINT_URL: 'http://nowhere.invalid' },
    code: 'offline',
    says: [/nowhere\.invalid has no address/, /AWS_ENDPOINT_URL/],
    requests: 0,
  },
  'a connection that is refused': {
    ...keyProfile,
    env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    code: 'offline',
    says: [/127\.0\.0\.1:1 refuses the connection/],
    requests: 0,
  },
  'a portal that cannot be reached': {
    ...ssoProfile,
    env: { AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1' },
    code: 'offline',
    says: [/127\.0\.0\.1:1 refuses the connection/],
    requests: 0,
  },
};

describe('what can go wrong with signing in', () => {
  let home: Home;
  let aws: AwsServices;

  beforeEach(async () => {
    home = temporaryHome();
    aws = await startAwsServices();
  });
  afterEach(async () => {
    home.remove();
    await aws.stop();
  });

  async function check({ config, files, env, options, refuses, prepare, ...expected }: TroubleCase): Promise<void> {
    const settled = (text: string): string => text.replaceAll('HOME', home.folder).replaceAll('ENDPOINT', aws.url);
    const usual = { AWS_REGION: 'eu-west-3', AWS_ENDPOINT_URL: aws.url, AWS_PROFILE: 'dev' };
    const all: OpenOptions['env'] = { ...usual, ...env };
    const own = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, settled(value)] as const],
    );
    Object.assign(process.env, Object.fromEntries(own));
    home.write({ ...(config === undefined ? {} : { '.aws/config': settled(config) }), ...files });
    prepare?.(home.folder);
    if (refuses !== undefined) aws.refuse(...refuses);
    const opened = openAwsStore({ env: { ...Object.fromEntries(own), HOME: home.folder }, ...options });
    const done = await opened
      .then((store) => store.read('x'))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (expected.code === undefined) {
      assert.equal(done, undefined);
      return;
    }
    assert.ok(done instanceof StoreError, inspect(done));
    assert.equal(done.code, expected.code, done.message);
    for (const part of expected.says ?? []) assert.match(done.message, part);
    assert.deepEqual(done.signIn, expected.signIn);
    assert.ok(!inspect(done, { depth: 9, showHidden: true }).includes(canary), inspect(done));
    if (expected.requests !== undefined) assert.equal(aws.asked.length, expected.requests);
  }

  describe('is told before anything is sent', () => {
    for (const [title, trouble] of Object.entries(beforeAnythingIsSent)) {
      it(title, () => check({ ...trouble, requests: 0 }));
    }

    it('a file that may not be read', async function () {
      if (process.getuid?.() === 0) this.skip();
      const prepare = (folder: string): void => chmodSync(join(folder, '.aws/config'), 0);
      const says = [/\.aws\/config cannot be read: permission denied/];
      await check({ config: `[profile dev]\n${keys}`, prepare, code: 'no-credentials', says, requests: 0 });
    });
  });

  describe('is nothing', () => {
    for (const [title, trouble] of Object.entries(allTheSame)) {
      it(title, async () => {
        await check(trouble);
        assert.deepEqual(aws.asked, ['GetSecretValue by AKIDBASE']);
      });
    }
  });

  describe('is explained', () => {
    for (const [title, trouble] of Object.entries(onTheWay)) {
      it(title, () => check(trouble)).timeout(20_000);
    }
  });
});
