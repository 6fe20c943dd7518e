import assert from 'node:assert/strict';
import { openAwsStore } from '../../../../server/src/secrets/aws/index.ts';
import type { OpenOptions } from '../../../../server/src/secrets/aws/options.ts';
import { startAwsServices } from '../../../support/awsServices.ts';
import type { AwsServices } from '../../../support/awsServices.ts';
import { awsLogin, canBeProlonged, endedAnHourAgo, ssoLogin, temporaryHome } from '../../../support/home.ts';
import type { Home } from '../../../support/home.ts';

const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const session = 'arn:aws:sts::123456789012:assumed-role/Admin/me';

const config = `
[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = not-a-secret

[profile role]
role_arn = ${role('dev')}
source_profile = base

[profile detailed]
role_arn = ${role('dev')}
source_profile = base
external_id = partner-7
role_session_name = me-at-work
duration_seconds = 1800

[profile chain]
role_arn = ${role('prod')}
source_profile = role

[profile itself]
role_arn = ${role('dev')}
source_profile = itself
aws_access_key_id = AKIDITSELF
aws_secret_access_key = not-a-secret

[profile mfa]
role_arn = ${role('admin')}
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me

[profile from-environment]
role_arn = ${role('ci')}
credential_source = Environment

[profile from-container]
role_arn = ${role('ci')}
credential_source = EcsContainer

[profile from-instance]
role_arn = ${role('ci')}
credential_source = Ec2InstanceMetadata

[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer
region = eu-north-1

[profile sso-role]
role_arn = ${role('prod')}
source_profile = sso

[profile zwei Wörter]
sso_session = corp
sso_account_id = 210987654321
sso_role_name = Auditor

[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start#/

[profile sso-legacy]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = Developer

[profile signed-in]
login_session = ${session}

[profile signed-in-role]
role_arn = ${role('prod')}
source_profile = signed-in

[profile token-file]
role_arn = ${role('web')}
web_identity_token_file = HOME/token
role_session_name = pod

[profile process]
credential_process = ${JSON.stringify(process.execPath)} -p "JSON.stringify({Version:1,AccessKeyId:'AKIDPROCESS',SecretAccessKey:'x'})"

[profile process-role]
role_arn = ${role('dev')}
source_profile = process
`;

interface SourceCase {
  readonly profile?: string;
  readonly env?: OpenOptions['env'];
  readonly files?: Readonly<Record<string, string>>;
  /** Every request, in order: the last one reads a secret. */
  readonly asks: readonly string[];
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
const login = ssoLogin('corp');

const cases: Readonly<Record<string, SourceCase>> = {
  'keys in the environment': { env: keys, asks: ['GetSecretValue by AKIDENV'] },
  'keys of a profile': { profile: 'base', asks: ['GetSecretValue by AKIDBASE'] },
  'a role': { profile: 'role', asks: ['AssumeRole by AKIDBASE role/dev', 'GetSecretValue by ASIADEV'] },
  'a role with everything that can be said of it': {
    profile: 'detailed',
    asks: ['AssumeRole by AKIDBASE role/dev partner-7 me-at-work 1800', 'GetSecretValue by ASIADEV'],
  },
  'a role by a role': {
    profile: 'chain',
    asks: ['AssumeRole by AKIDBASE role/dev', 'AssumeRole by ASIADEV role/prod', 'GetSecretValue by ASIAPROD'],
  },
  'a role with keys of the same profile': {
    profile: 'itself',
    asks: ['AssumeRole by AKIDITSELF role/dev', 'GetSecretValue by ASIADEV'],
  },
  'a role with the code of a device': {
    profile: 'mfa',
    asks: ['AssumeRole by AKIDBASE role/admin mfa/me 123456', 'GetSecretValue by ASIAADMIN'],
  },
  'a role with keys of the environment': {
    profile: 'from-environment',
    env: keys,
    asks: ['AssumeRole by AKIDENV role/ci', 'GetSecretValue by ASIACI'],
  },
  'a role by the role of the container': {
    profile: 'from-container',
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ENDPOINT/container' },
    asks: ['container by nobody', 'AssumeRole by ASIACONTAINER role/ci', 'GetSecretValue by ASIACI'],
  },
  'a role by the role of the instance': {
    profile: 'from-instance',
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'ENDPOINT' },
    asks: [
      'instance /latest/api/token',
      'instance /latest/meta-data/iam/security-credentials/',
      'instance /latest/meta-data/iam/security-credentials/instance-role',
      'AssumeRole by ASIAINSTANCE role/ci',
      'GetSecretValue by ASIACI',
    ],
  },
  'single sign-on': {
    profile: 'sso',
    files: login,
    asks: ['portal: Developer in 123456789012 by sso-token', 'GetSecretValue by ASIAPORTAL'],
  },
  'single sign-on that is prolonged': {
    profile: 'sso',
    files: ssoLogin('corp', { ...endedAnHourAgo(), ...canBeProlonged }),
    asks: [
      'sso token by sso-refresh',
      'portal: Developer in 123456789012 by sso-renewed',
      'GetSecretValue by ASIAPORTAL',
    ],
  },
  'a role by single sign-on': {
    profile: 'sso-role',
    files: login,
    asks: [
      'portal: Developer in 123456789012 by sso-token',
      'AssumeRole by ASIAPORTAL role/prod',
      'GetSecretValue by ASIAPROD',
    ],
  },
  'single sign-on of a profile with a name that the SDK cannot read': {
    profile: 'zwei Wörter',
    files: login,
    asks: ['portal: Auditor in 210987654321 by sso-token', 'GetSecretValue by ASIAPORTAL'],
  },
  'single sign-on, the older form': {
    profile: 'sso-legacy',
    files: ssoLogin('https://old.awsapps.com/start'),
    asks: ['portal: Developer in 123456789012 by sso-token', 'GetSecretValue by ASIAPORTAL'],
  },
  'aws login': { profile: 'signed-in', files: awsLogin(session), asks: ['GetSecretValue by ASIALOGIN'] },
  'aws login that is prolonged': {
    profile: 'signed-in',
    files: awsLogin(session, -1),
    asks: ['login token by login-refresh with proof', 'GetSecretValue by ASIALOGIN2'],
  },
  'a role by aws login': {
    profile: 'signed-in-role',
    files: awsLogin(session),
    asks: ['AssumeRole by ASIALOGIN role/prod', 'GetSecretValue by ASIAPROD'],
  },
  'a credential process': { profile: 'process', asks: ['GetSecretValue by AKIDPROCESS'] },
  'a role by a credential process': {
    profile: 'process-role',
    asks: ['AssumeRole by AKIDPROCESS role/dev', 'GetSecretValue by ASIADEV'],
  },
  'a web identity of a profile': {
    profile: 'token-file',
    files: { token: 'jwt' },
    asks: ['AssumeRoleWithWebIdentity by nobody role/web pod jwt', 'GetSecretValue by ASIAWEB'],
  },
  'a web identity of the environment': {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: 'HOME/token', AWS_ROLE_ARN: role('web') },
    files: { token: 'jwt' },
    asks: ['AssumeRoleWithWebIdentity by nobody role/web jwt', 'GetSecretValue by ASIAWEB'],
  },
  'the role of a container': {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ENDPOINT/container/v1' },
    asks: ['container by nobody', 'GetSecretValue by ASIACONTAINER'],
  },
  'the role of a pod, with a token in a file': {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'ENDPOINT/container/v1',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: 'HOME/pod-token',
    },
    files: { 'pod-token': 'pod-jwt' },
    asks: ['container by pod-jwt', 'GetSecretValue by ASIACONTAINER'],
  },
  'the role of an instance': {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'ENDPOINT' },
    asks: [
      'instance /latest/api/token',
      'instance /latest/meta-data/iam/security-credentials/',
      'instance /latest/meta-data/iam/security-credentials/instance-role',
      'GetSecretValue by ASIAINSTANCE',
    ],
  },
};

describe('where credentials come from', () => {
  let home: Home;
  let aws: AwsServices;

  beforeEach(async () => {
    home = temporaryHome();
    aws = await startAwsServices();
    home.write({ '.aws/config': settled(config) });
  });
  afterEach(async () => {
    home.remove();
    await aws.stop();
  });

  const settled = (text: string): string => text.replaceAll('HOME', home.folder).replaceAll('ENDPOINT', aws.url);

  function environment(env: OpenOptions['env'] = {}): OpenOptions['env'] {
    const all: OpenOptions['env'] = { AWS_REGION: 'eu-west-3', AWS_ENDPOINT_URL: aws.url, ...env };
    const own = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, settled(value ?? '')]));
    // The SDK's own providers look into the environment of the process.
    Object.assign(process.env, own);
    return { ...own, HOME: home.folder };
  }

  for (const [title, { profile, env, files, asks }] of Object.entries(cases)) {
    it(title, async () => {
      home.write(files ?? {});
      const mfaCode = (): Promise<string> => Promise.resolve('123456');
      const store = await openAwsStore({
        env: environment(env),
        mfaCode,
        ...(profile === undefined ? {} : { profile }),
      });
      await store.read('x');
      assert.deepEqual(aws.asked, asks);
    });
  }
});
