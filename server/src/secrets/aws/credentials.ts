import {
  fromHttp,
  fromInstanceMetadata,
  fromLoginCredentials,
  fromSSO,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { STSClientConfig } from '@aws-sdk/client-sts';
import { externalDataInterceptor } from '@smithy/shared-ini-file-loader';
import { defined } from '../../core/defined.ts';
import { credentialFailure } from './credentialErrors.ts';
import { awsHost } from './endpoints.ts';
import { credentialMemory } from './memory.ts';
import type { CredentialMemory, Credentials } from './memory.ts';
import { credentialsOfProcess } from './process.ts';
import type { AwsSettings } from './settings.ts';
import type { ContainerSource, CredentialSource, RoleSource, SsoSource } from './sources.ts';
import { clientConfig } from './transport.ts';

/** Milliseconds and retries of what answers on the machine itself. */
const onThisMachine = { timeout: 2000, maxRetries: 1 };

/**
 * The SDK's provider for the source that was decided on. No chain: what is tried is what {@link AwsSettings} says, and
 * requests for roles and sessions go the way of all others. Rejects with `CredentialFailure` or `StoreError`.
 */
export function credentialsOf(
  source: CredentialSource,
  settings: AwsSettings,
  memory: CredentialMemory = credentialMemory(),
): { readonly provide: () => Promise<Credentials>; readonly forget: () => void } {
  const key = JSON.stringify([source, settings.location.region]);
  async function load(): Promise<Credentials> {
    try {
      return await loadFrom(source, settings, memory);
    } catch (error) {
      throw credentialFailure(error, source, settings);
    }
  }
  return {
    provide: () => (source.kind === 'keys' ? load() : memory.provide(key, load)),
    forget() {
      memory.forget(key);
      if (source.kind === 'role') credentialsOf(source.base, settings, memory).forget();
    },
  };
}

function loadFrom(source: CredentialSource, settings: AwsSettings, memory: CredentialMemory): Promise<Credentials> {
  switch (source.kind) {
    case 'keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = source;
      return Promise.resolve({
        accessKeyId,
        secretAccessKey: secretAccessKey.reveal(),
        ...defined({ sessionToken: sessionToken?.reveal() }),
      });
    }
    case 'process':
      return credentialsOfProcess(source.command, settings.env);
    case 'sso':
      return fromSso(source, settings);
    case 'login':
      return fromLogin(source, settings);
    case 'web-identity': {
      const { tokenFile: webIdentityTokenFile, roleArn, roleSessionName = sessionName() } = source;
      const roleAssumerWithWebIdentity = getDefaultRoleAssumerWithWebIdentity(stsConfig(settings));
      return fromTokenFile({ webIdentityTokenFile, roleArn, roleSessionName, roleAssumerWithWebIdentity })();
    }
    case 'role':
      return takeOn(source, settings, memory);
    case 'container':
      return fromHttp({ ...containerOptions(source), ...onThisMachine })();
    case 'instance':
      return fromInstanceMetadata(onThisMachine)();
  }
}

async function takeOn(
  { profile, roleArn, base, externalId, sessionName: name, durationSeconds, mfaSerial }: RoleSource,
  settings: AwsSettings,
  memory: CredentialMemory,
): Promise<Credentials> {
  // First, so that nobody types a code in vain.
  const credentials = await credentialsOf(base, settings, memory).provide();
  const code = mfaSerial === undefined ? undefined : await settings.mfaCode?.(mfaSerial, profile);
  return getDefaultRoleAssumer(stsConfig(settings))(credentials, {
    RoleArn: roleArn,
    RoleSessionName: name ?? sessionName(),
    ...defined({ ExternalId: externalId, DurationSeconds: durationSeconds, SerialNumber: mfaSerial, TokenCode: code }),
  });
}

/** Seen in CloudTrail by whoever asks where a call came from. */
const sessionName = (): string => `unhardcode-${Date.now()}`;

function stsConfig(settings: AwsSettings): STSClientConfig {
  const { location, endpoints } = settings;
  return clientConfig(settings, location.region, endpoints.sts, awsHost('sts', location.region));
}

const fromSso = (source: SsoSource, settings: AwsSettings): Promise<Credentials> => {
  const { profile, session, startUrl, ssoRegion, accountId, roleName } = source;
  const section = { sso_session: session, sso_account_id: accountId, sso_role_name: roleName };
  return fromSSO({
    ssoStartUrl: startUrl,
    ssoAccountId: accountId,
    ssoRegion,
    ssoRoleName: roleName,
    ...(session === undefined ? {} : { ssoSession: session }),
    ...settledFiles(profile, section, { sso_start_url: startUrl, sso_region: ssoRegion }, session),
    clientConfig: clientConfig(settings, ssoRegion, settings.endpoints.sso, awsHost('portal.sso', ssoRegion)),
  })();
};

function fromLogin(source: Extract<CredentialSource, { kind: 'login' }>, settings: AwsSettings): Promise<Credentials> {
  const region = source.region ?? settings.location.region;
  return fromLoginCredentials({
    ...settledFiles(source.profile, { login_session: source.session, region }),
    clientConfig: clientConfig(settings, region, settings.endpoints.signin, `https://${region}.signin.aws.amazon.com`),
  })();
}

/**
 * These two providers read the shared files themselves: once in the life of the process, and without the names that
 * the SDK's loader does not know. They get what was settled instead, under names and paths of our own.
 */
function settledFiles(
  profile: string,
  section: Readonly<Record<string, string | undefined>>,
  ssoSession: Readonly<Record<string, string | undefined>> = {},
  session = '',
) {
  const lines = (header: string, keys: Readonly<Record<string, string | undefined>>): string =>
    [
      `[${header}]`,
      ...Object.entries(keys).map(([key, value]) => (value === undefined ? '' : `${key} = ${value}`)),
    ].join('\n');
  const path = `unhardcode:${JSON.stringify([profile, section, ssoSession])}`;
  const nowhere = `${path}:credentials`;
  externalDataInterceptor.interceptFile(
    path,
    `${lines('profile settled', section)}\n${lines(`sso-session ${session}`, ssoSession)}\n`,
  );
  externalDataInterceptor.interceptFile(nowhere, '');
  return { profile: 'settled', configFilepath: path, filepath: nowhere, ignoreCache: true };
}

const containerOptions = ({ relativeUri, fullUri, tokenFile }: ContainerSource) =>
  defined({
    awsContainerCredentialsRelativeUri: relativeUri,
    awsContainerCredentialsFullUri: fullUri,
    awsContainerAuthorizationTokenFile: tokenFile,
  });
