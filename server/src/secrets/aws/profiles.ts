import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { OpenOptions } from './options.ts';

export interface ProfileSummary {
  readonly name: string;
  readonly region?: string;
}

type Section = Readonly<Record<string, string | undefined>>;

/** `~/.aws/config` and `~/.aws/credentials`, merged. Keys of a nested block are `block.key`. */
export interface SharedFiles {
  readonly paths: { readonly filepath: string; readonly configFilepath: string };
  /** Profiles by name; a profile's key in the credentials file wins over the one in the config file. */
  readonly profiles: ReadonlyMap<string, Section>;
  /** `[services NAME]` sections by name. */
  readonly services: ReadonlyMap<string, Section>;
}

/** Entries of the config file that are no profiles: the loader gives them as `services.dev`, `sso-session.corp`. */
const otherSection = /^(?:services|sso-session)\./;

/** Reads both files anew. A file that is missing counts as empty. */
export async function readSharedFiles(env: OpenOptions['env']): Promise<SharedFiles> {
  const folder = join(env.HOME ?? env.USERPROFILE ?? homedir(), '.aws');
  const paths = {
    filepath: env.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials'),
    configFilepath: env.AWS_CONFIG_FILE ?? join(folder, 'config'),
  };
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ...paths, ignoreCache: true });
  const profiles = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith('services.')) services.set(name.slice('services.'.length), section);
    else if (!otherSection.test(name)) profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    profiles.set(name, { ...profiles.get(name), ...section });
  }
  return { paths, profiles, services };
}

export const profilesIn = (files: SharedFiles): readonly ProfileSummary[] =>
  [...files.profiles]
    .map(([name, { region }]) => ({ name, ...(region === undefined ? {} : { region }) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
