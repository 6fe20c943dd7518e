import type { SecretStore, StoreLocation } from '../store.ts';
import type { Env, OpenOptions } from './options.ts';
import { StoreError } from '../store.ts';

/**
 * Opens AWS's store. Profile, region, endpoint and source of credentials are decided here, a missing login is noticed,
 * and nothing is sent; temporary credentials are fetched at the first call.
 * @throws StoreError `profile-not-found`, `no-region`, `no-credentials`, `sign-in-expired`, `invalid-request` (an
 * endpoint that is no URL, an unreadable bundle of authorities).
 */
export async function openAwsStore(options: OpenOptions): Promise<SecretStore> {
  const { resolveSettings } = await import('./settings.ts');
  const settings = await resolveSettings(options);
  const { credentials } = settings;
  if (credentials instanceof StoreError) throw credentials;
  const { checkReady } = await import('./readiness.ts');
  await checkReady(credentials, settings);
  const { awsSecretStore } = await import('./awsSecretStore.ts');
  return awsSecretStore(settings, credentials, options.memory);
}

/**
 * Where a store would send its requests, whether or not someone is signed in. Reads local files only.
 * @throws StoreError `profile-not-found`, `no-region`, `invalid-request`.
 */
export async function locateAwsStore(options: OpenOptions): Promise<StoreLocation> {
  const { resolveSettings } = await import('./settings.ts');
  return (await resolveSettings(options)).location;
}

export interface ProfileSummary {
  readonly name: string;
  readonly region?: string;
}

/**
 * The profiles of the shared files, by name, read anew at every call. Files that are not there hold none.
 * @throws StoreError when a file is there and cannot be read.
 */
export async function listProfiles(env: Env): Promise<readonly ProfileSummary[]> {
  const { readSharedFiles } = await import('./profiles.ts');
  const { profiles } = await readSharedFiles(env);
  return [...profiles]
    .map(([name, { region }]) => ({ name, ...(region === undefined ? {} : { region }) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
