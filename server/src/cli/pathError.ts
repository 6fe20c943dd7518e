import { CommandError } from './io.ts';

const readableCodes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'the file system is read-only',
};

/** The reason of a file system's error, for people. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return readableCodes[code] ?? code;
}

/** A path that cannot be looked at, as the error of a command; anything else as it is. */
export const pathErrorOf = (error: unknown, effect: string): unknown =>
  error instanceof Error && 'code' in error && 'path' in error
    ? new CommandError(`Cannot look at ${String(error.path)}: ${codeOf(error)}. ${effect}`)
    : error;
