import { defined } from '../../core/defined.ts';
import { StoreError } from '../store.ts';
import type { StoreLocation } from '../store.ts';
import { proxyFor } from './proxy.ts';
import { readSharedFiles } from './profiles.ts';
import type { SharedFiles } from './profiles.ts';
import type { OpenOptions } from './options.ts';

type Env = OpenOptions['env'];

/** Everything that decides where requests go and who signs them, found before anything is sent. */
export interface AwsSettings {
  readonly location: StoreLocation;
  /** Of STS; absent: AWS's own for the region. */
  readonly identityEndpoint?: string;
  readonly credentials: CredentialSource;
  /** Path of a PEM file that replaces the built-in authorities, as with boto3. */
  readonly caBundle?: string;
  /** The proxy for a URL; undefined: none. */
  readonly proxyFor: (url: URL) => string | undefined;
  readonly mfaCode?: (serial: string) => Promise<string>;
}

export type CredentialSource =
  | {
      readonly kind: 'keys';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  | { readonly kind: 'profile'; readonly profile: string; readonly paths: SharedFiles['paths'] }
  | {
      readonly kind: 'web-identity';
      readonly tokenFile: string;
      readonly roleArn: string;
      readonly roleSessionName?: string;
    }
  | { readonly kind: 'container' }
  /** Only when asked for: on a laptop the request would be waited for in vain. */
  | { readonly kind: 'instance' }
  | { readonly kind: 'none' };

/**
 * Decides profile, region, endpoint and credentials in the order of the AWS CLI, which the SDK does not follow: it
 * does not know `AWS_DEFAULT_REGION`, and ignores `endpoint_url` of a profile named in code.
 * @throws StoreError when a profile or region is missing, or an endpoint is no URL.
 */
export async function resolveSettings(options: OpenOptions): Promise<AwsSettings> {
  const { env } = options;
  const files = await readSharedFiles(env);
  const named = nonEmpty(options.profile) ?? nonEmpty(env.AWS_PROFILE) ?? nonEmpty(env.AWS_DEFAULT_PROFILE);
  if (named !== undefined && !files.profiles.has(named)) throw profileNotFound(named, options, files);
  const section = files.profiles.get(named ?? 'default') ?? {};
  const credentials = credentialSource(options, named, files);
  const { region, regionSource } = resolveRegion(options, section, named ?? 'default');
  const endpoint = options.endpoint ?? configuredEndpoint('secrets_manager', env, section, files);
  const identityEndpoint = options.endpoint ?? configuredEndpoint('sts', env, section, files);
  for (const url of [endpoint, identityEndpoint]) if (url !== undefined) checkUrl(url);
  const profile = credentials.kind === 'profile' ? credentials.profile : undefined;
  return {
    location: { region, regionSource, ...defined({ profile, endpoint }) },
    credentials,
    // An endpoint given by the program is the sandbox on this machine; what the environment names may need the proxy.
    proxyFor: options.endpoint === undefined ? (url) => proxyFor(url, env) : () => undefined,
    ...defined({
      identityEndpoint,
      caBundle: nonEmpty(env.AWS_CA_BUNDLE) ?? nonEmpty(section.ca_bundle),
      mfaCode: options.mfaCode,
    }),
  };
}

/** Keys in the environment win over `AWS_PROFILE`, and a profile named by the user wins over both, as with boto3. */
function credentialSource(options: OpenOptions, named: string | undefined, files: SharedFiles): CredentialSource {
  const { env } = options;
  const accessKeyId = nonEmpty(env.AWS_ACCESS_KEY_ID);
  const secretAccessKey = nonEmpty(env.AWS_SECRET_ACCESS_KEY);
  if (nonEmpty(options.profile) === undefined && accessKeyId !== undefined && secretAccessKey !== undefined) {
    const sessionToken = nonEmpty(env.AWS_SESSION_TOKEN);
    return { kind: 'keys', accessKeyId, secretAccessKey, ...defined({ sessionToken }) };
  }
  if (named !== undefined) return { kind: 'profile', profile: named, paths: files.paths };
  const tokenFile = nonEmpty(env.AWS_WEB_IDENTITY_TOKEN_FILE);
  const roleArn = nonEmpty(env.AWS_ROLE_ARN);
  if (tokenFile !== undefined && roleArn !== undefined) {
    const roleSessionName = nonEmpty(env.AWS_ROLE_SESSION_NAME);
    return { kind: 'web-identity', tokenFile, roleArn, ...defined({ roleSessionName }) };
  }
  if (canSign(files.profiles.get('default'))) return { kind: 'profile', profile: 'default', paths: files.paths };
  if (env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI) {
    return { kind: 'container' };
  }
  const instance = nonEmpty(env.AWS_EC2_METADATA_SERVICE_ENDPOINT) ?? env.AWS_EC2_METADATA_DISABLED === 'false';
  return instance === false ? { kind: 'none' } : { kind: 'instance' };
}

const signingKeys = [
  'aws_access_key_id',
  'role_arn',
  'sso_session',
  'sso_start_url',
  'credential_process',
  'login_session',
  'web_identity_token_file',
];

const canSign = (section: Readonly<Record<string, string | undefined>> | undefined): boolean =>
  section !== undefined && signingKeys.some((key) => section[key] !== undefined);

function resolveRegion(
  options: OpenOptions,
  section: Readonly<Record<string, string | undefined>>,
  profile: string,
): Pick<StoreLocation, 'region' | 'regionSource'> {
  const sources: readonly (readonly [string | undefined, string])[] = [
    [options.region, 'chosen'],
    [options.env.AWS_REGION, 'AWS_REGION'],
    [options.env.AWS_DEFAULT_REGION, 'AWS_DEFAULT_REGION'],
    [section.region, `profile ${profile}`],
  ];
  for (const [value, regionSource] of sources) {
    const region = nonEmpty(value);
    if (region === undefined) continue;
    if (/^[a-z0-9-]{1,63}$/i.test(region)) return { region, regionSource };
    throw new StoreError(
      'no-region',
      `The region from ${regionSource} is no region name: ${JSON.stringify(region)}. Nothing was sent. ` +
        'A region looks like eu-west-3.',
    );
  }
  throw new StoreError(
    'no-region',
    'No AWS region is set, so nothing was sent. Set AWS_REGION, choose a region (--region, or the ' +
      `setting unhardcode.awsRegion), or add “region = …” to the profile ${profile} in the AWS config file.`,
  );
}

const envSuffix = { secrets_manager: 'SECRETS_MANAGER', sts: 'STS' } as const;

/** Order of https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html. */
function configuredEndpoint(
  service: keyof typeof envSuffix,
  env: Env,
  section: Readonly<Record<string, string | undefined>>,
  files: SharedFiles,
): string | undefined {
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? section.ignore_configured_endpoint_urls;
  if (ignored?.toLowerCase() === 'true') return undefined;
  const services = section.services === undefined ? undefined : files.services.get(section.services);
  return (
    nonEmpty(env[`AWS_ENDPOINT_URL_${envSuffix[service]}`]) ??
    nonEmpty(env.AWS_ENDPOINT_URL) ??
    nonEmpty(services?.[`${service}.endpoint_url`]) ??
    nonEmpty(section.endpoint_url)
  );
}

function checkUrl(url: string): void {
  // With a user name and a password it would show them wherever the store is named.
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password === '') return;
  throw new StoreError(
    'invalid-request',
    'The configured endpoint is no plain http or https address. Nothing was sent. Look at AWS_ENDPOINT_URL, ' +
      'AWS_ENDPOINT_URL_SECRETS_MANAGER and endpoint_url in the AWS config file.',
  );
}

function profileNotFound(profile: string, options: OpenOptions, files: SharedFiles): StoreError {
  const source =
    nonEmpty(options.profile) !== undefined
      ? ''
      : ` (from ${nonEmpty(options.env.AWS_PROFILE) !== undefined ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE'})`;
  const known = [...files.profiles.keys()].sort();
  const list = known.length === 0 ? 'There are no profiles there.' : `Known: ${known.slice(0, 12).join(', ')}.`;
  return new StoreError(
    'profile-not-found',
    `There is no profile ${profile}${source} in ${files.paths.configFilepath} or ${files.paths.filepath}. ` +
      `Nothing was sent. ${list}`,
  );
}

/** An empty variable counts as not set. */
const nonEmpty = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;
