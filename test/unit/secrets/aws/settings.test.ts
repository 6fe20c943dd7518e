import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listProfiles, openAwsStore } from '../../../../server/src/secrets/aws/index.ts';
import type { OpenOptions } from '../../../../server/src/secrets/aws/options.ts';
import { resolveSettings } from '../../../../server/src/secrets/aws/settings.ts';
import type { CredentialSource } from '../../../../server/src/secrets/aws/sources.ts';
import { StoreError } from '../../../../server/src/secrets/store.ts';

const config = `
[default]
region = us-east-2

[profile dev]
region = eu-west-3
endpoint_url = http://127.0.0.1:4000
role_arn = arn:aws:iam::123456789012:role/dev
source_profile = default

[profile both]
region = eu-north-1
services = local
endpoint_url = http://127.0.0.1:4000

[profile quiet]
region = eu-north-1
ignore_configured_endpoint_urls = true
endpoint_url = http://127.0.0.1:4000

[profile regionless]
sso_session = corp

[services local]
secrets_manager =
  endpoint_url = http://127.0.0.1:5000

[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
`;
const credentials = `
[default]
aws_access_key_id = AKIDDEFAULT
aws_secret_access_key = not-a-secret

[ci]
aws_access_key_id = AKIDCI
aws_secret_access_key = not-a-secret
region = ap-south-1
`;
const keys = { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };

interface SettingsCase {
  readonly options?: Omit<OpenOptions, 'env'>;
  readonly env?: OpenOptions['env'];
  /** `region from source · credentials · endpoint · endpoint of STS`, or an error's code and a part of its message. */
  readonly gives: string | readonly [StoreError['code'], RegExp];
}

const cases: Readonly<Record<string, SettingsCase>> = {
  'the default profile': { gives: 'us-east-2 from profile default · keys default · AWS · AWS' },
  'the region given': {
    options: { region: 'eu-west-1' },
    env: { AWS_REGION: 'eu-west-2' },
    gives: 'eu-west-1 from chosen · keys default · AWS · AWS',
  },
  AWS_REGION: {
    env: { AWS_REGION: 'eu-west-2', AWS_DEFAULT_REGION: 'eu-west-1' },
    gives: 'eu-west-2 from AWS_REGION · keys default · AWS · AWS',
  },
  'AWS_DEFAULT_REGION, which the SDK does not know': {
    env: { AWS_DEFAULT_REGION: 'eu-west-1' },
    gives: 'eu-west-1 from AWS_DEFAULT_REGION · keys default · AWS · AWS',
  },
  'an empty variable is none': {
    env: { AWS_REGION: '', AWS_PROFILE: '' },
    gives: 'us-east-2 from profile default · keys default · AWS · AWS',
  },
  AWS_PROFILE: { env: { AWS_PROFILE: 'ci' }, gives: 'ap-south-1 from profile ci · keys ci · AWS · AWS' },
  AWS_DEFAULT_PROFILE: {
    env: { AWS_DEFAULT_PROFILE: 'ci' },
    gives: 'ap-south-1 from profile ci · keys ci · AWS · AWS',
  },
  'keys in the environment win over AWS_PROFILE': {
    env: { ...keys, AWS_PROFILE: 'ci' },
    gives: 'ap-south-1 from profile ci · keys · AWS · AWS',
  },
  'a profile given wins over keys in the environment': {
    options: { profile: 'ci' },
    env: keys,
    gives: 'ap-south-1 from profile ci · keys ci · AWS · AWS',
  },
  'the endpoint of a profile given in code, which the SDK ignores': {
    options: { profile: 'dev' },
    gives: 'eu-west-3 from profile dev · role dev ← keys default · http://127.0.0.1:4000 · http://127.0.0.1:4000',
  },
  'a services section wins over the profile, for its service': {
    options: { profile: 'both' },
    gives: 'eu-north-1 from profile both · no-credentials · http://127.0.0.1:5000 · http://127.0.0.1:4000',
  },
  'the environment wins over both': {
    options: { profile: 'both' },
    env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:6000' },
    gives: 'eu-north-1 from profile both · no-credentials · http://127.0.0.1:6000 · http://127.0.0.1:6000',
  },
  'the variable of the service wins over the general one': {
    env: {
      ...keys,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:6000',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:7000',
    },
    gives: 'us-east-2 from profile default · keys · http://127.0.0.1:7000 · http://127.0.0.1:6000',
  },
  AWS_ENDPOINT_URL_STS: {
    env: { ...keys, AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:7001' },
    gives: 'us-east-2 from profile default · keys · AWS · http://127.0.0.1:7001',
  },
  'an endpoint given wins over everything': {
    options: { endpoint: 'http://127.0.0.1:1' },
    env: { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:6000' },
    gives: 'us-east-2 from profile default · keys · http://127.0.0.1:1 · http://127.0.0.1:1',
  },
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: {
    options: { profile: 'dev' },
    env: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://127.0.0.1:6000' },
    gives: 'eu-west-3 from profile dev · role dev ← keys default · AWS · AWS',
  },
  ignore_configured_endpoint_urls: {
    options: { profile: 'quiet' },
    gives: 'eu-north-1 from profile quiet · no-credentials · AWS · AWS',
  },
  'web identity': {
    env: {
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ci',
      AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    },
    gives: 'us-east-2 from profile default · web-identity · AWS · AWS',
  },
  'a container role': {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/role', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' },
    gives: 'us-east-2 from profile default · container · AWS · AWS',
  },
  'no credentials: the metadata of an instance is not waited for': {
    env: { AWS_SHARED_CREDENTIALS_FILE: '/nowhere' },
    gives: 'us-east-2 from profile default · no-credentials · AWS · AWS',
  },
  'unless it is asked for': {
    env: { AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_EC2_METADATA_DISABLED: 'false' },
    gives: 'us-east-2 from profile default · instance · AWS · AWS',
  },
  'a profile that is not there': {
    options: { profile: 'prod' },
    gives: ['profile-not-found', /no profile prod in .*Nothing was sent\. Known: both, ci, default, dev/],
  },
  'a profile in the environment that is not there': {
    env: { ...keys, AWS_PROFILE: 'prod' },
    gives: ['profile-not-found', /no profile prod \(from AWS_PROFILE\)/],
  },
  'sections that are no profiles': {
    options: { profile: 'sso-session.corp' },
    gives: ['profile-not-found', /no profile/],
  },
  'no region': {
    options: { profile: 'regionless' },
    gives: ['no-region', /No AWS region is set.*AWS_REGION.*--region.*profile regionless/],
  },
  'a region that is none': { options: { region: 'evil.example/' }, gives: ['no-region', /is no region name/] },
  'an endpoint that is no URL': {
    env: { ...keys, AWS_ENDPOINT_URL: 'localhost' },
    gives: ['invalid-request', /no plain http or https address/],
  },
};

/** `role dev ← keys default`. */
function sourceInWords(source: CredentialSource | StoreError): string {
  if (source instanceof StoreError) return source.code;
  const name = 'profile' in source ? `${source.kind} ${source.profile ?? ''}` : source.kind;
  return source.kind === 'role' ? `${name} ← ${sourceInWords(source.base)}` : name;
}

describe('profile, region, endpoint and credentials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhardcode-aws-'));
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
  before(() => {
    writeFileSync(files.AWS_CONFIG_FILE, config);
    writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, credentials);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [title, { options, env, gives }] of Object.entries(cases)) {
    it(title, async () => {
      const settled = resolveSettings({ ...options, env: { ...files, ...env } });
      if (typeof gives !== 'string') {
        const [code, message] = gives;
        return assert.rejects(
          settled,
          (error) => error instanceof StoreError && error.code === code && message.test(error.message),
        );
      }
      const { location, credentials, endpoints } = await settled;
      const place = `${location.region} from ${location.regionSource} · ${sourceInWords(credentials)}`;
      assert.equal(`${place} · ${location.endpoint ?? 'AWS'} · ${endpoints.sts ?? 'AWS'}`, gives);
    });
  }

  it('an endpoint with a password in it is not used, and not shown', async () => {
    const env = { ...files, ...keys, AWS_ENDPOINT_URL: 'http://me:c4nary-Quagga-55@127.0.0.1:4000' };
    await assert.rejects(
      resolveSettings({ env }),
      (error) => error instanceof StoreError && !error.message.includes('c4nary'),
    );
  });

  it('keys of the environment are not shown as a profile’s', async () => {
    const { location } = await resolveSettings({ env: { ...files, ...keys, AWS_PROFILE: 'ci' } });
    assert.deepEqual(location, { region: 'ap-south-1', regionSource: 'profile ci' });
  });

  it('profiles are listed without the sections that are none', async () => {
    assert.deepEqual(await listProfiles(files), [
      { name: 'both', region: 'eu-north-1' },
      { name: 'ci', region: 'ap-south-1' },
      { name: 'default', region: 'us-east-2' },
      { name: 'dev', region: 'eu-west-3' },
      { name: 'quiet', region: 'eu-north-1' },
      { name: 'regionless' },
    ]);
  });

  it('profiles are read anew', async () => {
    writeFileSync(files.AWS_CONFIG_FILE, `${config}\n[profile later]\nregion = sa-east-1\n`);
    assert.ok((await listProfiles(files)).some(({ name }) => name === 'later'));
  });

  it('a bundle of authorities that cannot be read is told before anything is sent', async () => {
    const opened = openAwsStore({ env: { ...files, AWS_CA_BUNDLE: join(folder, 'none.pem') } });
    await assert.rejects(opened, (error) => error instanceof StoreError && /AWS_CA_BUNDLE/.test(error.message));
  });
});
