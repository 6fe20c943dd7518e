import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { createScratch } from '../detection/scratch.ts';
import type { Scratch } from '../detection/scratch.ts';
import type { ListedFile, SkipReason } from './listFiles.ts';

/** 0 where the system does not have it: Windows knows neither of the two below. */
const flag = (name: 'O_NONBLOCK' | 'O_NOFOLLOW'): number => (constants as Partial<typeof constants>)[name] ?? 0;
const nonBlocking = flag('O_NONBLOCK');
const notFollowing = flag('O_NOFOLLOW');

export type ReadOutcome =
  | { readonly kind: 'read'; readonly length: number }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'folder' };

/** Above this a file is left out, with a row: its text would not fit into one string. */
const largestFile = 256 * 1024 * 1024;

/**
 * One buffer for all files of a thread, grown when a larger file comes. Synchronous reads into it are many times
 * faster than asynchronous ones.
 */
export interface FileReader {
  /** What scanning the files keeps from one to the next. */
  readonly scratch: Scratch;
  /** Valid up to the length of the last read, until the next one. */
  readonly bytes: () => Uint8Array;
  read(file: ListedFile): ReadOutcome;
}

export function fileReader(): FileReader {
  let buffer = new Uint8Array(1 << 20);
  return {
    scratch: createScratch(),
    bytes: () => buffer,
    read(file) {
      let descriptor: number;
      try {
        // Not following links: what they point to is looked at in its own place. Not blocking: a pipe has no writer.
        descriptor = openSync(file.absolute, constants.O_RDONLY | nonBlocking | (file.given ? 0 : notFollowing));
      } catch (error) {
        return skipOf(error);
      }
      try {
        const stats = fstatSync(descriptor);
        if (stats.isDirectory()) return { kind: 'folder' };
        if (!stats.isFile()) return { kind: 'skipped', reason: 'not-a-file' };
        if (stats.size > largestFile) return { kind: 'skipped', reason: 'too-large' };
        if (stats.size + 64 > buffer.length) buffer = new Uint8Array(Math.ceil((stats.size + 64) * 1.25));
        return { kind: 'read', length: readAll(descriptor, buffer, stats.size) };
      } catch (error) {
        return skipOf(error);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/**
 * Reads what the file held when it was asked for its size, or, where that is said to be nothing, until the end; at most
 * until the buffer is full but for its padding.
 */
function readAll(descriptor: number, buffer: Uint8Array, size: number): number {
  let length = 0;
  do {
    const count = readSync(descriptor, buffer, length, buffer.length - 64 - length, null);
    if (count === 0) return length;
    length += count;
  } while (length !== size);
  return length;
}

function skipOf(error: unknown): ReadOutcome {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return { kind: 'skipped', reason: 'missing' };
  if (code === 'ELOOP') return { kind: 'skipped', reason: 'symbolic-link' };
  if (code === 'EISDIR') return { kind: 'folder' };
  return { kind: 'skipped', reason: 'unreadable' };
}
