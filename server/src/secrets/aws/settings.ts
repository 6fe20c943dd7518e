import { readFileSync } from 'node:fs';
import { defined } from '../../core/defined.ts';
import { StoreError } from '../store.ts';
import type { StoreLocation } from '../store.ts';
import { checkedUrl, configuredEndpoint } from './endpoints.ts';
import type { Service } from './endpoints.ts';
import type { Section } from './iniFile.ts';
import type { AskForMfaCode, Env, OpenOptions } from './options.ts';
import { nonEmpty, readSharedFiles } from './profiles.ts';
import type { SharedFiles } from './profiles.ts';
import { proxyFor } from './proxy.ts';
import { resolveRegion } from './region.ts';
import { credentialSource } from './sources.ts';
import type { CredentialSource } from './sources.ts';

/** Everything that decides where requests go and who signs them, found before anything is sent. */
export interface AwsSettings {
  readonly location: StoreLocation;
  /** Where requests go instead of to AWS, by service. */
  readonly endpoints: Readonly<Partial<Record<Service, string>>>;
  /** Who signs, or why nobody can. */
  readonly credentials: CredentialSource | StoreError;
  readonly env: Env;
  readonly paths: SharedFiles['paths'];
  /** Path of a PEM file that replaces the built-in authorities, as with boto3. */
  readonly caBundle?: string;
  /** The proxy for a URL; undefined: none. */
  readonly proxyFor: (url: URL) => string | undefined;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  readonly mfaCode?: AskForMfaCode;
}

/**
 * Decides profile, region, endpoint and credentials in the order of the AWS CLI, which the SDK does not follow: it
 * does not know `AWS_DEFAULT_REGION`, and ignores `endpoint_url` of a profile named in code.
 * @throws StoreError when a file cannot be read, a profile or region is missing, or an endpoint is no URL.
 */
export async function resolveSettings(options: OpenOptions): Promise<AwsSettings> {
  const { env } = options;
  const files = await readSharedFiles(env);
  const named = nonEmpty(options.profile) ?? nonEmpty(env.AWS_PROFILE) ?? nonEmpty(env.AWS_DEFAULT_PROFILE);
  if (named !== undefined && !files.profiles.has(named)) throw profileNotFound(named, options, files);
  const section = files.profiles.get(named ?? 'default') ?? {};
  const { region, regionSource } = resolveRegion(options, section, named ?? 'default');
  const endpoints = endpointsFor(options, section, files);
  const endpoint = endpoints.secrets_manager;
  const credentials = orProblem(() => credentialSource(options, named, files, isEc2));
  const profile = profileOf(credentials, options, named);
  return {
    location: { region, regionSource, ...defined({ profile, endpoint }) },
    endpoints,
    credentials,
    env,
    paths: files.paths,
    // An endpoint given by the program is the sandbox on this machine; what the environment names may need the proxy.
    proxyFor: options.endpoint === undefined ? (url) => proxyFor(url, env) : () => undefined,
    useFips: isSwitchedOn('AWS_USE_FIPS_ENDPOINT', env, section),
    useDualstack: isSwitchedOn('AWS_USE_DUALSTACK_ENDPOINT', env, section),
    ...defined({
      caBundle: nonEmpty(env.AWS_CA_BUNDLE) ?? nonEmpty(section['ca_bundle']),
      mfaCode: options.mfaCode,
    }),
  };
}

function endpointsFor(options: OpenOptions, section: Section, files: SharedFiles): AwsSettings['endpoints'] {
  const given = checkedUrl(options.endpoint);
  if (given !== undefined) return { secrets_manager: given, sts: given };
  const at = (service: Service): string | undefined => configuredEndpoint(service, options.env, section, files);
  return defined({ secrets_manager: at('secrets_manager'), sts: at('sts'), sso: at('sso'), signin: at('signin') });
}

/** Why there are no credentials is told when they are needed: the place can be shown without. */
function orProblem(decide: () => CredentialSource): CredentialSource | StoreError {
  try {
    return decide();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

/** Shown as the profile: none when keys or a role of the environment sign. */
function profileOf(
  credentials: CredentialSource | StoreError,
  options: OpenOptions,
  named: string | undefined,
): string | undefined {
  if (!(credentials instanceof StoreError)) return 'profile' in credentials ? credentials.profile : undefined;
  return nonEmpty(options.profile) ?? (nonEmpty(options.env.AWS_ACCESS_KEY_ID) === undefined ? named : undefined);
}

const isSwitchedOn = (variable: string, env: Env, section: Section): boolean =>
  (nonEmpty(env[variable]) ?? section[variable.slice('AWS_'.length).toLowerCase()])?.toLowerCase() === 'true';

/** What the firmware says, so that nothing needs to be asked. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html */
function isEc2(): boolean {
  try {
    return readFileSync('/sys/class/dmi/id/sys_vendor', 'utf8').startsWith('Amazon EC2');
  } catch {
    return false;
  }
}

function profileNotFound(profile: string, options: OpenOptions, files: SharedFiles): StoreError {
  const source =
    nonEmpty(options.profile) !== undefined
      ? ''
      : ` (from ${nonEmpty(options.env.AWS_PROFILE) !== undefined ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE'})`;
  const known = [...files.profiles.keys()].sort();
  const list =
    known.length === 0
      ? 'There are no profiles there.'
      : `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ` and ${known.length - 12} more` : ''}.`;
  return new StoreError(
    'profile-not-found',
    `There is no profile ${printable(profile)}${source} in ${files.paths.config} or ${files.paths.credentials}. ` +
      `Nothing was sent. ${list}`,
  );
}

/** A name may come from anywhere: no line break and no control sequence reaches a terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '�').slice(0, 256);
