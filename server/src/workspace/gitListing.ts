import { spawnSync } from 'node:child_process';

/** Paths relative to the folder asked about, with `/`. Folders end with `/`. */
export interface GitListing {
  /** Tracked (also when ignored), and untracked but not ignored. */
  readonly kept: readonly string[];
  /** Untracked and ignored; a folder that is ignored as a whole is one entry. */
  readonly ignored: readonly string[];
}

/** What git says of a folder, or undefined where it is no part of a checkout or there is no git. */
export function gitListing(folder: string): GitListing | undefined {
  const kept = git(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']);
  if (kept === undefined) return undefined;
  const ignored = git(folder, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']);
  // A folder that is ignored as a whole has nothing to list, although the user asked for it by name.
  if (kept.length === 0 && isIgnored(folder)) return undefined;
  return { kept, ignored: ignored ?? [] };
}

const isIgnored = (folder: string): boolean =>
  spawnSync('git', ['check-ignore', '-q', '.'], { cwd: folder, stdio: 'ignore' }).status === 0;

function git(folder: string, args: readonly string[]): readonly string[] | undefined {
  // No monitor of the repository is started and no index refreshed by looking at it.
  const { status, stdout } = spawnSync('git', ['--no-optional-locks', '-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.split('\0').filter((name) => name !== '') : undefined;
}
