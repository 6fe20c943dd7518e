import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createFile } from '../../workspace/atomicWrite.ts';
import type { CommandIo } from '../io.ts';

/**
 * Names of the secrets that a run is about to store, kept until its last file is edited. When the run is killed in
 * between, the next one looks there first and stores nothing twice. Holds no value and nothing made from one.
 */
export interface Journal {
  /** Of an unfinished run; empty after a finished one. */
  readonly names: readonly string[];
  /** Adds names, before they are stored. */
  plan(names: readonly string[]): Promise<void>;
  /** Everything is edited: there is nothing to remember. */
  finish(): void;
}

/** The journal for a project root. Where it cannot be kept, runs go on without. */
export function openJournal(root: string, env: CommandIo['env']): Journal {
  const folder = join(env['XDG_STATE_HOME'] || join(env['HOME'] ?? homedir(), '.local', 'state'), 'unhardcode');
  const file = join(folder, `migration-${createHash('sha256').update(root).digest('hex').slice(0, 24)}.json`);
  const names = namesIn(file);
  return {
    names,
    async plan(added) {
      const text = JSON.stringify({ version: 1, names: [...new Set([...names, ...added])] });
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        rmSync(file, { force: true });
        await createFile(file, Buffer.from(text));
      } catch {
        // A read-only home: the run itself does not depend on it.
      }
    },
    finish() {
      try {
        rmSync(file, { force: true });
      } catch {
        // It is read again, and what it names is found in no code.
      }
    },
  };
}

function namesIn(file: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const names: unknown = typeof parsed === 'object' && parsed !== null && 'names' in parsed ? parsed.names : [];
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string').slice(0, 1000) : [];
  } catch {
    return [];
  }
}
