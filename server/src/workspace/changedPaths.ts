import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isEnvironmentFile } from './environmentFile.ts';
import { gitIgnored } from './gitListing.ts';

/**
 * Of paths that have changed on disk (absolute), the ones that a scan of their folder would look at: not what git
 * ignores, but for the environment files that are looked at by intent, and not what lies in folders of dependencies or
 * version control.
 */
export function withoutIgnored(paths: readonly string[]): readonly string[] {
  const possible = paths.filter((path) => !foreignFolder.test(path));
  const byFolder = new Map<string, string[]>();
  for (const path of possible) byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), path]);
  return [...byFolder].flatMap(([folder, inside]) => {
    const ignored = isFolder(folder) ? gitIgnored(folder, [folder, ...inside]) : new Set();
    if (ignored.has(folder)) return [];
    return inside.filter((path) => !ignored.has(path) || (isEnvironmentFile(path) && !isFolder(path)));
  });
}

const foreignFolder = /[/\\](?:\.git|\.hg|\.svn|node_modules|\.venv|__pycache__)(?:[/\\]|$)/;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
