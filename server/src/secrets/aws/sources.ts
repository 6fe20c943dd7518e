import { defined } from '../../core/defined.ts';
import { Secret } from '../../core/secret.ts';
import { StoreError } from '../store.ts';
import type { Section } from './iniFile.ts';
import type { Env, OpenOptions } from './options.ts';
import { nonEmpty } from './profiles.ts';
import type { SharedFiles } from './profiles.ts';

/** Who signs requests: decided from local files and the environment, before anything is sent. */
export type CredentialSource =
  | {
      readonly kind: 'keys';
      /** Absent: the environment. */
      readonly profile?: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: Secret;
      readonly sessionToken?: Secret;
    }
  | { readonly kind: 'process'; readonly profile: string; readonly command: string }
  | SsoSource
  | { readonly kind: 'login'; readonly profile: string; readonly session: string; readonly region?: string }
  | WebIdentitySource
  | RoleSource
  | ContainerSource
  | { readonly kind: 'instance' };

export interface SsoSource {
  readonly kind: 'sso';
  readonly profile: string;
  /** Of `[sso-session NAME]`; absent: the older form, with everything in the profile. */
  readonly session?: string;
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly accountId: string;
  readonly roleName: string;
}

export interface WebIdentitySource {
  readonly kind: 'web-identity';
  readonly profile?: string;
  readonly tokenFile: string;
  readonly roleArn: string;
  readonly roleSessionName?: string;
}

/** A role taken on with other credentials, perhaps those of another role. */
export interface RoleSource {
  readonly kind: 'role';
  readonly profile: string;
  readonly roleArn: string;
  readonly base: CredentialSource;
  readonly externalId?: string;
  readonly sessionName?: string;
  readonly durationSeconds?: number;
  readonly mfaSerial?: string;
}

/** ECS and EKS: one of the two addresses. */
export interface ContainerSource {
  readonly kind: 'container';
  readonly relativeUri?: string;
  readonly fullUri?: string;
  readonly tokenFile?: string;
}

/**
 * The source in the order of the AWS CLI: a profile named by the user, keys in the environment, `AWS_PROFILE`, web
 * identity, the default profile, container, instance.
 * @throws StoreError `no-credentials`, saying what is missing where.
 */
export function credentialSource(
  options: OpenOptions,
  named: string | undefined,
  files: SharedFiles,
  isEc2: () => boolean,
): CredentialSource {
  const { env } = options;
  if (nonEmpty(options.profile) === undefined && nonEmpty(env.AWS_ACCESS_KEY_ID) !== undefined) return keysOf(env);
  if (named !== undefined) return sourceOfProfile(named, { env, files, isEc2, visited: [] });
  const tokenFile = nonEmpty(env.AWS_WEB_IDENTITY_TOKEN_FILE);
  const roleArn = nonEmpty(env.AWS_ROLE_ARN);
  if (tokenFile !== undefined && roleArn !== undefined) {
    const roleSessionName = nonEmpty(env.AWS_ROLE_SESSION_NAME);
    return { kind: 'web-identity', tokenFile, roleArn, ...defined({ roleSessionName }) };
  }
  if (canSign(files.profiles.get('default'))) {
    return sourceOfProfile('default', { env, files, isEc2, visited: [] });
  }
  const container = containerOf(env);
  if (container !== undefined) return container;
  if (asksForInstance(env, isEc2)) return { kind: 'instance' };
  throw new StoreError(
    'no-credentials',
    'There are no AWS credentials, so nothing was sent. Sign in (aws login, or aws sso login --profile NAME), name a ' +
      'profile (AWS_PROFILE, --profile, or the setting unhardcode.awsProfile), or set AWS_ACCESS_KEY_ID and ' +
      'AWS_SECRET_ACCESS_KEY. On an EC2 instance set AWS_EC2_METADATA_DISABLED=false. Without an AWS account, use the ' +
      'sandbox.',
    { signIn: { tool: 'login' } },
  );
}

function keysOf(env: Env): CredentialSource {
  const secret = nonEmpty(env.AWS_SECRET_ACCESS_KEY);
  if (secret === undefined) {
    throw new StoreError(
      'no-credentials',
      'AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not. Nothing was sent. Set both, or neither.',
    );
  }
  return keys(env.AWS_ACCESS_KEY_ID ?? '', secret, nonEmpty(env.AWS_SESSION_TOKEN));
}

const keys = (accessKeyId: string, secret: string, token: string | undefined, profile?: string): CredentialSource => ({
  kind: 'keys',
  accessKeyId,
  secretAccessKey: new Secret(secret),
  ...defined({ profile, sessionToken: token === undefined ? undefined : new Secret(token) }),
});

function containerOf(env: Env): ContainerSource | undefined {
  const relativeUri = nonEmpty(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI);
  const fullUri = nonEmpty(env.AWS_CONTAINER_CREDENTIALS_FULL_URI);
  if (relativeUri === undefined && fullUri === undefined) return undefined;
  const tokenFile = nonEmpty(env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE);
  return { kind: 'container', ...defined({ relativeUri, fullUri, tokenFile }) };
}

/** On a laptop the request would be waited for in vain. */
function asksForInstance(env: Env, isEc2: () => boolean): boolean {
  const disabled = env.AWS_EC2_METADATA_DISABLED?.toLowerCase();
  if (disabled === 'true') return false;
  return nonEmpty(env.AWS_EC2_METADATA_SERVICE_ENDPOINT) !== undefined || disabled === 'false' || isEc2();
}

interface Search {
  readonly env: Env;
  readonly files: SharedFiles;
  readonly isEc2: () => boolean;
  /** Profiles on the way here, by `source_profile`. */
  readonly visited: readonly string[];
}

/** As the SDK and boto3 read a profile: keys count before a role when another profile refers to it. */
function sourceOfProfile(profile: string, search: Search): CredentialSource {
  const { files, visited } = search;
  const section = files.profiles.get(profile);
  if (section === undefined) throw unusable(visited.at(-1) ?? profile, `its source_profile ${profile} does not exist`);
  const ownKeys = keysIn(profile, section);
  if (visited.length > 0 && ownKeys !== undefined) return ownKeys;
  if (visited.includes(profile)) {
    throw unusable(profile, `its source_profile leads back to it: ${[...visited, profile].join(' → ')}`);
  }
  const { role_arn: roleArn, web_identity_token_file: tokenFile, credential_process: command } = section;
  if (roleArn !== undefined && tokenFile === undefined) return roleOf(profile, roleArn, section, search);
  if (ownKeys !== undefined) return ownKeys;
  if (roleArn !== undefined && tokenFile !== undefined) {
    const roleSessionName = section['role_session_name'];
    return { kind: 'web-identity', profile, tokenFile, roleArn, ...defined({ roleSessionName }) };
  }
  if (command !== undefined) return { kind: 'process', profile, command };
  if (ssoKeys.some((key) => section[key] !== undefined)) return ssoOf(profile, section, files);
  const { login_session: session, region } = section;
  if (session !== undefined) return { kind: 'login', profile, session, ...defined({ region }) };
  throw unusable(profile, 'it says no way to get credentials (keys, role_arn, sso_session, login_session …)', {
    tool: 'login',
    profile,
  });
}

function keysIn(profile: string, section: Section): CredentialSource | undefined {
  const { aws_access_key_id: id, aws_secret_access_key: secret, aws_session_token: token } = section;
  if (id !== undefined && secret !== undefined) return keys(id, secret, token, profile);
  if (id === undefined && secret === undefined) return undefined;
  const [there, missing] =
    id === undefined ? ['aws_secret_access_key', 'aws_access_key_id'] : ['aws_access_key_id', 'aws_secret_access_key'];
  throw unusable(profile, `it has ${there} and no ${missing}`);
}

function roleOf(profile: string, roleArn: string, section: Section, search: Search): CredentialSource {
  const { source_profile: source, credential_source: place } = section;
  if ((source === undefined) === (place === undefined)) {
    throw unusable(profile, 'a role_arn needs either a source_profile or a credential_source');
  }
  const base =
    source === undefined
      ? sourceOfPlace(profile, place ?? '', search.env)
      : sourceOfProfile(source, { ...search, visited: [...search.visited, profile] });
  const { external_id: externalId, role_session_name: sessionName, mfa_serial: mfaSerial } = section;
  const durationSeconds = durationOf(profile, section['duration_seconds']);
  return { kind: 'role', profile, roleArn, base, ...defined({ externalId, sessionName, mfaSerial, durationSeconds }) };
}

/** 900 to 43,200 seconds, from the reference of AssumeRole. */
function durationOf(profile: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 900 && seconds <= 43_200) return seconds;
  throw unusable(profile, 'its duration_seconds is no number from 900 to 43200');
}

function sourceOfPlace(profile: string, place: string, env: Env): CredentialSource {
  switch (place) {
    case 'Environment':
      if (nonEmpty(env.AWS_ACCESS_KEY_ID) !== undefined) return keysOf(env);
      throw unusable(profile, 'its credential_source is Environment, and AWS_ACCESS_KEY_ID is not set');
    case 'EcsContainer': {
      const container = containerOf(env);
      if (container !== undefined) return container;
      throw unusable(profile, 'its credential_source is EcsContainer, and this is no container of ECS or EKS');
    }
    case 'Ec2InstanceMetadata':
      return { kind: 'instance' };
    default:
      throw unusable(profile, 'its credential_source is none of Environment, EcsContainer and Ec2InstanceMetadata');
  }
}

const ssoKeys = ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name'] as const;

function ssoOf(profile: string, section: Section, { ssoSessions }: SharedFiles): CredentialSource {
  const { sso_session: session, sso_account_id: accountId, sso_role_name: roleName } = section;
  const shared = session === undefined ? section : ssoSessions.get(session);
  if (shared === undefined) throw unusable(profile, `there is no section [sso-session ${session ?? ''}]`);
  const { sso_start_url: startUrl, sso_region: ssoRegion } = shared;
  const required = {
    sso_start_url: startUrl,
    sso_region: ssoRegion,
    sso_account_id: accountId,
    sso_role_name: roleName,
  };
  const missing = Object.entries(required).flatMap(([key, value]) => (value === undefined ? [key] : []));
  if (startUrl === undefined || ssoRegion === undefined || accountId === undefined || roleName === undefined) {
    throw unusable(profile, `for single sign-on it lacks ${missing.join(', ')} (aws configure sso writes all of them)`);
  }
  return { kind: 'sso', profile, startUrl, ssoRegion, accountId, roleName, ...defined({ session }) };
}

const signingKeys = [
  ...['aws_access_key_id', 'aws_secret_access_key', 'role_arn', 'credential_process', 'login_session'],
  ...ssoKeys,
];

const canSign = (section: Section | undefined): boolean =>
  section !== undefined && signingKeys.some((key) => section[key] !== undefined);

const unusable = (profile: string, why: string, signIn?: StoreError['signIn']): StoreError =>
  new StoreError(
    'no-credentials',
    `The profile ${profile} gives no credentials: ${why}. Nothing was sent. Mend it in the AWS config file, or use ` +
      'another profile.',
    defined({ signIn }),
  );
