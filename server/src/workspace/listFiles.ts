import { accessSync, constants, lstatSync, readdirSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { gitListing } from './gitListing.ts';
import { isEnvironmentFile } from './environmentFile.ts';

/** A file to look at, by the path that people see and the one that opens it. */
export interface ListedFile {
  /** As the user gave it, or below what the user gave, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** Named by the user: looked at whatever it is called, symbolic links followed. */
  readonly given: boolean;
}

export interface SkippedPath {
  readonly path: string;
  readonly reason: SkipReason;
}

export type SkipReason =
  | 'binary'
  | 'dependency-folder'
  | 'git-ignored'
  | 'missing'
  | 'not-a-file'
  | 'symbolic-link'
  | 'too-large'
  | 'unreadable'
  | 'version-control';

export interface Listing {
  readonly files: readonly ListedFile[];
  readonly skipped: readonly SkippedPath[];
}

export interface ListOptions {
  readonly workingDirectory: string;
  /** `include` also lists what `.gitignore` hides. */
  readonly ignored: 'skip' | 'include';
}

/** Folders that hold other people's code or version control, outside of what git itself lists. */
const skippedFolders: ReadonlyMap<string, SkipReason> = new Map([
  ['.git', 'version-control'],
  ['.hg', 'version-control'],
  ['.svn', 'version-control'],
  ['node_modules', 'dependency-folder'],
  ['.venv', 'dependency-folder'],
  ['__pycache__', 'dependency-folder'],
]);

/**
 * The files below the given paths, sorted. In a git checkout: what is tracked (ignored or not), what is untracked and
 * not ignored, and ignored files that by their name hold environment variables. Elsewhere everything but the folders
 * of dependencies. Whatever is left out has a row.
 * @throws NodeJS.ErrnoException when a given path cannot be looked at.
 */
export function listFiles(paths: readonly string[], options: ListOptions): Listing {
  const files = new Map<string, ListedFile>();
  const skipped = new Map<string, SkippedPath>();
  for (const path of paths) {
    const given = { path: normalized(path), absolute: resolve(options.workingDirectory, path), given: true };
    const listing = isFolder(path, given.absolute) ? listFolder(given, options) : { files: [given], skipped: [] };
    for (const file of listing.files) if (!files.get(file.absolute)?.given) files.set(file.absolute, file);
    for (const row of listing.skipped) skipped.set(row.path, row);
  }
  return { files: [...files.values()].sort(byPath), skipped: [...skipped.values()].sort(byPath) };
}

/** @throws NodeJS.ErrnoException when there is nothing there, or nothing that may be read. */
function isFolder(path: string, absolute: string): boolean {
  // An empty path names nothing; resolved, it would be the whole working directory.
  if (statSync(path === '' ? path : absolute).isDirectory()) return true;
  accessSync(absolute, constants.R_OK);
  return false;
}

function listFolder(folder: ListedFile, options: ListOptions): Listing {
  const listed = options.ignored === 'skip' ? gitListing(folder.absolute) : undefined;
  if (listed === undefined) return walk(folder);
  const skipped = listed.ignored
    .filter((name) => !isEnvironmentFile(name))
    .map((name) => ({ path: below(folder, name.replace(/\/$/, '')).path, reason: 'git-ignored' as const }));
  const names = [...listed.kept, ...listed.ignored.filter(isEnvironmentFile)];
  return { files: names.map((name) => below(folder, name)), skipped };
}

function walk(folder: ListedFile): Listing {
  const files: ListedFile[] = [];
  const skipped: SkippedPath[] = [];
  const folders = [folder];
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    for (const entry of entriesOf(current, skipped)) {
      const child = below(current, entry.name);
      const reason = entry.isDirectory() ? skippedFolders.get(entry.name) : undefined;
      if (reason !== undefined) skipped.push({ path: child.path, reason });
      else if (entry.isDirectory()) folders.push(child);
      else if (entry.isFile()) files.push(child);
      else skipped.push({ path: child.path, reason: entry.isSymbolicLink() ? 'symbolic-link' : 'not-a-file' });
    }
  }
  return { files, skipped };
}

function entriesOf(folder: ListedFile, skipped: SkippedPath[]): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder.absolute);
  } catch (error) {
    if (folder.given) throw error;
    skipped.push({ path: folder.path, reason: 'unreadable' });
    return [];
  }
}

const readEntries = (path: string) => readdirSync(path, { withFileTypes: true });

/** Whether git names a folder here: a submodule, or a repository inside the repository. */
export function expandNested(file: ListedFile, options: ListOptions): Listing | undefined {
  try {
    if (!lstatSync(file.absolute).isDirectory()) return undefined;
  } catch {
    return undefined;
  }
  return listFolder(file, options);
}

const normalized = (path: string): string => {
  const withSlashes = path
    .split(sep)
    .join('/')
    .replace(/(?<=.)\/+$/, '');
  return withSlashes === '' ? '.' : withSlashes;
};

function below(folder: ListedFile, name: string): ListedFile {
  const path = folder.path === '.' ? name : folder.path.endsWith('/') ? folder.path + name : `${folder.path}/${name}`;
  return { path, absolute: join(folder.absolute, name), given: false };
}

/** The order of rows: by path, in UTF-16 units, the same on every machine. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
