import { fromContainerMetadata, fromIni, fromInstanceMetadata, fromTokenFile } from '@aws-sdk/credential-providers';
import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
import type { STSClientConfig } from '@aws-sdk/client-sts';
import { defined } from '../../core/defined.ts';
import type { AwsSettings } from './settings.ts';

type Credentials = NonNullable<STSClientConfig['credentials']>;

/**
 * The SDK's provider for the source that was decided on. No chain: what is tried is what {@link AwsSettings} says, and
 * requests for roles and sessions take the same proxy, authorities and STS endpoint as all others.
 */
export function credentialsOf(settings: AwsSettings, client: Pick<STSClientConfig, 'requestHandler'>): Credentials {
  const { credentials, location, mfaCode } = settings;
  const sts = {
    ...client,
    region: location.region,
    ...defined({ endpoint: settings.identityEndpoint }),
  };
  const roleAssumerWithWebIdentity = getDefaultRoleAssumerWithWebIdentity(sts);
  switch (credentials.kind) {
    case 'keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      return { accessKeyId, secretAccessKey, ...defined({ sessionToken }) };
    }
    case 'profile':
      return fromIni({
        profile: credentials.profile,
        ...credentials.paths,
        ignoreCache: true,
        // Without an endpoint: sessions of SSO and `aws login` have hosts of their own.
        clientConfig: { ...client, region: location.region },
        roleAssumer: getDefaultRoleAssumer(sts),
        roleAssumerWithWebIdentity,
        ...defined({ mfaCodeProvider: mfaCode }),
      });
    case 'web-identity':
      return fromTokenFile({
        webIdentityTokenFile: credentials.tokenFile,
        roleArn: credentials.roleArn,
        ...defined({ roleSessionName: credentials.roleSessionName }),
        roleAssumerWithWebIdentity,
      });
    case 'container':
      return fromContainerMetadata({ timeout: 2000, maxRetries: 1 });
    case 'instance':
      return fromInstanceMetadata({ timeout: 2000, maxRetries: 1 });
    case 'none':
      return () => Promise.reject(noCredentials());
  }
}

/** Named as the SDK names it, so that it is explained as all missing credentials are. */
const noCredentials = (): Error =>
  Object.assign(new Error('no source of credentials'), { name: 'CredentialsProviderError' });
