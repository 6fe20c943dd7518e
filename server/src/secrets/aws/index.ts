import type { SecretStore } from '../store.ts';
import type { OpenOptions } from './options.ts';
import type { ProfileSummary } from './profiles.ts';

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

/** The profiles of the shared files, by name, read anew at every call. Files that are not there hold none. */
export async function listProfiles(env: OpenOptions['env']): Promise<readonly ProfileSummary[]> {
  const { profilesIn, readSharedFiles } = await import('./profiles.ts');
  return profilesIn(await readSharedFiles(env));
}
