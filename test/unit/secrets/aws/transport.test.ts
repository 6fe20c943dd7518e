import assert from 'node:assert/strict';
import { openAwsStore } from '../../../../server/src/secrets/aws/index.ts';
import type { OpenOptions } from '../../../../server/src/secrets/aws/options.ts';
import { StoreError } from '../../../../server/src/secrets/store.ts';
import { startAwsServices } from '../../../support/awsServices.ts';
import type { AwsServices } from '../../../support/awsServices.ts';
import { ssoLogin, temporaryHome } from '../../../support/home.ts';
import type { Home } from '../../../support/home.ts';
import { makeCertificates, startConnectProxy, startTls } from './support/secureServices.ts';
import type { ConnectProxy, SecureFront } from './support/secureServices.ts';

const password = 'c4nary-Quagga-55';
const keys = 'aws_access_key_id = AKIDBASE\naws_secret_access_key = not-a-secret\n';
const role = 'role_arn = arn:aws:iam::123456789012:role/dev\nsource_profile = default\n';
const config = `[default]
${keys}
[profile bundled]
${keys}ca_bundle = AUTHORITY
[profile role]
${role}
[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
[profile fips]
${keys}use_fips_endpoint = true
`;

interface Way {
  readonly profile?: string;
  readonly region?: string;
  /** `TLS`, `PROXY`, `LOCKED`, `AUTHORITY` stand for what runs here. */
  readonly env?: OpenOptions['env'];
  /** Absent: the secret is read. */
  readonly says?: readonly RegExp[];
  /** Tunnels that were asked for, each once. */
  readonly tunnels?: readonly string[];
}

const toTls = { AWS_ENDPOINT_URL: 'TLS' };
const trusting = { ...toTls, AWS_CA_BUNDLE: 'AUTHORITY' };
const toAws = { HTTPS_PROXY: 'PROXY' };
const refused = [/the proxy refuses the request \(403\)|the proxy gives no connection/, /HTTPS_PROXY/];

const ways: Readonly<Record<string, Way>> = {
  'a certificate of an unknown authority, as of a proxy that inspects traffic': {
    env: toTls,
    says: [/certificate of the server is not trusted/, /AWS_CA_BUNDLE/],
  },
  AWS_CA_BUNDLE: { env: trusting },
  'ca_bundle of the profile': { profile: 'bundled', env: toTls },
  'a role: STS is asked the same way': { profile: 'role', env: trusting },
  'single sign-on: the portal is asked the same way': { profile: 'sso', env: trusting },
  'a proxy, and TLS through it': { env: { ...trusting, HTTPS_PROXY: 'PROXY' }, tunnels: ['TLS'] },
  'a proxy in lower case': { env: { ...trusting, https_proxy: 'PROXY' }, tunnels: ['TLS'] },
  'a proxy that is not for this host': {
    env: { ...trusting, HTTPS_PROXY: 'PROXY', NO_PROXY: 'localhost' },
    tunnels: [],
  },
  'the same in lower case': {
    env: { ...trusting, https_proxy: 'PROXY', no_proxy: '.example, localhost' },
    tunnels: [],
  },
  'a proxy with a password': { env: { ...trusting, HTTPS_PROXY: 'LOCKED' } },
  'a proxy that is not there': {
    env: { ...trusting, HTTPS_PROXY: 'http://127.0.0.1:1' },
    says: [/refuses the connection/, /HTTPS_PROXY/],
  },
  'AWS in its region': {
    env: toAws,
    region: 'eu-west-3',
    says: refused,
    tunnels: ['secretsmanager.eu-west-3.amazonaws.com:443'],
  },
  'AWS in China': {
    env: toAws,
    region: 'cn-north-1',
    says: refused,
    tunnels: ['secretsmanager.cn-north-1.amazonaws.com.cn:443'],
  },
  'AWS GovCloud': {
    env: toAws,
    region: 'us-gov-west-1',
    says: refused,
    tunnels: ['secretsmanager.us-gov-west-1.amazonaws.com:443'],
  },
  'a region that is not to be proxied': {
    env: { ...toAws, NO_PROXY: 'secretsmanager.cn-north-1.amazonaws.com.cn', AWS_ENDPOINT_URL_STS: 'TLS' },
    profile: 'role',
    region: 'cn-north-1',
    says: [/not trusted/],
    tunnels: ['TLS'],
  },
  'FIPS by the environment': {
    env: { ...toAws, AWS_USE_FIPS_ENDPOINT: 'true' },
    region: 'us-gov-west-1',
    says: refused,
    tunnels: ['secretsmanager-fips.us-gov-west-1.amazonaws.com:443'],
  },
  'FIPS by the profile': {
    profile: 'fips',
    env: toAws,
    region: 'us-east-1',
    says: refused,
    tunnels: ['secretsmanager-fips.us-east-1.amazonaws.com:443'],
  },
  'STS of the region for a role': {
    profile: 'role',
    env: toAws,
    region: 'eu-west-3',
    says: refused,
    tunnels: ['sts.eu-west-3.amazonaws.com:443'],
  },
  'the portal in the region of single sign-on, not in that of the secrets': {
    profile: 'sso',
    env: toAws,
    region: 'eu-west-3',
    says: refused,
    tunnels: ['portal.sso.us-east-1.amazonaws.com:443'],
  },
};

describe('how requests travel', () => {
  let home: Home;
  let aws: AwsServices;
  let tls: SecureFront;
  let proxy: ConnectProxy;
  let locked: ConnectProxy;
  let authority: string;

  before(async () => {
    home = temporaryHome();
    const certificates = makeCertificates(home.folder);
    authority = certificates.authority;
    aws = await startAwsServices();
    tls = await startTls(aws.url, certificates);
    home.write({ '.aws/config': config.replace('AUTHORITY', authority), ...ssoLogin('corp') });
  });
  beforeEach(async () => {
    proxy = await startConnectProxy();
    locked = await startConnectProxy(Buffer.from(`me:${password}`).toString('base64'));
  });
  afterEach(() => [proxy, locked].forEach((server) => server.stop()));
  after(async () => {
    home.remove();
    tls.stop();
    await aws.stop();
  });

  for (const [title, { profile = 'default', region = 'eu-west-3', env, says, tunnels }] of Object.entries(ways)) {
    it(title, async () => {
      const withPassword = locked.url.replace('//', `//me:${password}@`);
      const running: Readonly<Record<string, string>> = {
        TLS: tls.url,
        PROXY: proxy.url,
        LOCKED: withPassword,
        AUTHORITY: authority,
      };
      const own = Object.entries(env ?? {}).map(([name, value = '']) => [name, running[value] ?? value] as const);
      const store = await openAwsStore({ env: { ...Object.fromEntries(own), HOME: home.folder }, profile, region });
      const error: unknown = await store.read('x').then(
        () => undefined,
        (failure: unknown) => failure,
      );
      const message = error instanceof StoreError ? error.message : String(error);
      for (const part of says ?? [/^undefined$/]) assert.match(message, part);
      assert.ok(!message.includes(password));
      const hosts = tunnels?.map((host) => (host === 'TLS' ? new URL(tls.url).host : host));
      if (hosts !== undefined) assert.deepEqual([...new Set(proxy.tunnels)], hosts);
    }).timeout(20_000);
  }
});
