import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from './options.ts';
import { sharedPaths } from './profiles.ts';

/** What has changed: the files that describe profiles, or what a login leaves behind. */
export type SharedFileWatch = 'profiles' | 'logins';

/** Milliseconds between two looks. */
const interval = 1500;

/**
 * Looks now and then at two files and two folders. Watching by the operating system fails for folders that a first
 * login has yet to make, and on network and WSL drives. Keeps no process alive. Gives a function that ends it.
 */
export function startWatching(env: Env, changed: (what: SharedFileWatch) => void): () => void {
  const { config, credentials, ssoCache, loginCache } = sharedPaths(env);
  const looks: readonly (readonly [SharedFileWatch, () => Promise<string>])[] = [
    ['profiles', async () => (await Promise.all([config, credentials].map(stateOf))).join()],
    ['logins', async () => (await Promise.all([ssoCache, loginCache].map(statesIn))).join()],
  ];
  const before = new Map<SharedFileWatch, string>();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    for (const [what, stateNow] of looks) {
      const now = await stateNow();
      const known = before.get(what);
      before.set(what, now);
      if (known !== undefined && known !== now && !ended) changed(what);
    }
    if (!ended) timer = setTimeout(() => void look(), interval).unref();
  }
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? 'none' : `${found.ino}:${found.size}:${found.mtimeNs}`;
}

async function statesIn(folder: string): Promise<string> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  return (await Promise.all(names.map(async (name) => `${name}=${await stateOf(join(folder, name))}`))).sort().join();
}
