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
  // A submodule that was not fetched, or a broken repository: the one around it answers, and names the folder itself.
  if (kept === undefined || kept.includes('./')) return undefined;
  const ignored = git(folder, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']);
  // A folder that is ignored as a whole has nothing to list, although the user asked for it by name.
  if (kept.length === 0 && isIgnored(folder)) return undefined;
  return { kept, ignored: ignored ?? [] };
}

const isIgnored = (folder: string): boolean =>
  spawnSync('git', ['check-ignore', '-q', '.'], { cwd: folder, env: environment(), stdio: 'ignore' }).status === 0;

/** Of the given paths (absolute), those that git ignores and does not track; none where there is no checkout or no git. */
export function gitIgnored(folder: string, paths: readonly string[]): ReadonlySet<string> {
  const { stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', 'check-ignore', '-z', '--stdin'], {
    cwd: folder,
    env: environment(),
    input: paths.join('\0'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return new Set((stdout as string | null)?.split('\0').filter((path) => path !== ''));
}

/**
 * Without what points git at another repository than the folder's own, as it does inside of a hook, and without
 * leave to fetch what a partial clone lacks.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !pointsElsewhere.test(name));
  return { ...Object.fromEntries(kept), GIT_NO_LAZY_FETCH: '1' };
}

const pointsElsewhere =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|PREFIX|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|LITERAL_PATHSPECS|GLOB_PATHSPECS|NOGLOB_PATHSPECS|ICASE_PATHSPECS)$/;

function git(folder: string, args: readonly string[]): readonly string[] | undefined {
  // No monitor of the repository is started and no index refreshed by looking at it.
  const { status, stdout } = spawnSync('git', ['--no-optional-locks', '-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.split('\0').filter((name) => name !== '') : undefined;
}
