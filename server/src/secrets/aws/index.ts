import type { SecretStore } from '../store.ts';

export interface OpenOptions {
  /** Wins over `AWS_PROFILE` and over keys in the environment. */
  readonly profile?: string;
  /** Wins over the environment and the profile. */
  readonly region?: string;
  /** For Secrets Manager and STS; wins over everything configured. The sandbox is opened with it. */
  readonly endpoint?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asked for the code of the multi-factor device with this serial number. */
  readonly mfaCode?: (serial: string) => Promise<string>;
}

/**
 * Opens AWS's store. Profile, region and endpoint are decided here and nothing is sent; credentials are looked for at
 * the first call.
 * @throws StoreError `profile-not-found`, `no-region`, `invalid-request` (an endpoint that is no URL, an unreadable file).
 */
export async function openAwsStore(options: OpenOptions): Promise<SecretStore> {
  const { resolveSettings } = await import('./settings.ts');
  const settings = await resolveSettings(options);
  const { awsSecretStore } = await import('./awsSecretStore.ts');
  return awsSecretStore(settings);
}

export interface ProfileSummary {
  readonly name: string;
  readonly region?: string;
}

/** The profiles of the shared files, by name, read anew at every call. Files that are not there hold none. */
export async function listProfiles(env: OpenOptions['env']): Promise<readonly ProfileSummary[]> {
  const { profilesIn, readSharedFiles } = await import('./profiles.ts');
  return profilesIn(await readSharedFiles(env));
}
