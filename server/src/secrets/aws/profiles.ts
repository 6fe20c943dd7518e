import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../store.ts';
import { parseIniFile } from './iniFile.ts';
import type { Section } from './iniFile.ts';
import type { Env } from './options.ts';

/** `~/.aws/config` and `~/.aws/credentials`, merged. */
export interface SharedFiles {
  readonly paths: SharedPaths;
  /** Profiles by name; a profile's key in the credentials file wins over the one in the config file. */
  readonly profiles: ReadonlyMap<string, Section>;
  /** `[services NAME]` sections by name. */
  readonly services: ReadonlyMap<string, Section>;
  /** `[sso-session NAME]` sections by name. */
  readonly ssoSessions: ReadonlyMap<string, Section>;
}

export interface SharedPaths {
  readonly config: string;
  readonly credentials: string;
  /** Where `aws sso login` leaves its tokens. */
  readonly ssoCache: string;
  /** Where `aws login` leaves its sessions. */
  readonly loginCache: string;
}

/** Where the files are. Nobody but the user's own environment has a say in it. */
export function sharedPaths(env: Env): SharedPaths {
  const home = homeOf(env);
  const folder = join(home, '.aws');
  const given = (path: string | undefined, otherwise: string): string =>
    path === undefined || path === '' ? otherwise : path.replace(/^~(?=[/\\])/, home);
  return {
    config: given(env.AWS_CONFIG_FILE, join(folder, 'config')),
    credentials: given(env.AWS_SHARED_CREDENTIALS_FILE, join(folder, 'credentials')),
    ssoCache: join(folder, 'sso', 'cache'),
    loginCache: given(env.AWS_LOGIN_CACHE_DIRECTORY, join(folder, 'login', 'cache')),
  };
}

export const homeOf = (env: Env): string => nonEmpty(env.HOME) ?? nonEmpty(env.USERPROFILE) ?? homedir();

/**
 * Reads both files anew. A file that is missing counts as empty.
 * @throws StoreError when one is there and cannot be read.
 */
export async function readSharedFiles(env: Env): Promise<SharedFiles> {
  const paths = sharedPaths(env);
  const [config, credentials] = await Promise.all([sectionsOf(paths.config), sectionsOf(paths.credentials)]);
  const profiles = new Map<string, Section>();
  const named = { profile: profiles, services: new Map<string, Section>(), 'sso-session': new Map<string, Section>() };
  const plain = config.get('default');
  if (plain !== undefined) profiles.set('default', plain);
  for (const [header, section] of config) {
    const { kind, name } = headerPattern.exec(header)?.groups ?? {};
    // `[profile default]` comes before `[default]`, wherever it stands.
    if (kind !== undefined && name !== undefined && kind in named) named[kind as keyof typeof named].set(name, section);
  }
  for (const [name, section] of credentials) profiles.set(name, { ...profiles.get(name), ...section });
  return { paths, profiles, services: named.services, ssoSessions: named['sso-session'] };
}

/** `profile dev`, `profile "two words"`. */
const headerPattern = /^(?<kind>profile|services|sso-session)\s+(?<quote>["']?)(?<name>.+?)\k<quote>$/;

async function sectionsOf(path: string): Promise<ReadonlyMap<string, Section>> {
  try {
    return parseIniFile(await readFile(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Map();
    const why = code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code === 'EISDIR' ? 'it is a folder' : '';
    throw new StoreError(
      'no-credentials',
      `The AWS file ${path} cannot be read${why === '' ? '' : `: ${why}`}. Nothing was sent. Look at the file, at ` +
        'AWS_CONFIG_FILE and at AWS_SHARED_CREDENTIALS_FILE.',
    );
  }
}

/** An empty variable or value counts as not set. */
export const nonEmpty = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text;
