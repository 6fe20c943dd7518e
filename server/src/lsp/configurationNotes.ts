import type { Problem } from '../suppression/problem.ts';
import type { UnusedIgnore } from '../suppression/unused.ts';
import { isConfigurationFile } from '../workspace/configurationFiles.ts';
import { isAtOrAbove } from '../workspace/projects.ts';

/** What a scan says about a file of ignores or rules. */
export interface ConfigurationNotes {
  readonly problems: readonly Problem[];
  readonly unused: readonly UnusedIgnore[];
}

const nothing: ConfigurationNotes = { problems: [], unused: [] };

/** What a scan says of all that it looked at. */
export interface Said {
  readonly problems: readonly Problem[];
  readonly unusedIgnores: readonly UnusedIgnore[];
}

/** What the last scans have said, by file (absolute path). */
export interface NotesOfScans {
  of(file: string): ConfigurationNotes;
  /** Takes the place of what was known of all that lies at or below the paths. Gives the files that it is about. */
  replace(paths: readonly string[], said: Said): readonly string[];
}

export function notesOfScans(): NotesOfScans {
  const known = new Map<string, ConfigurationNotes>();
  return {
    of: (file) => known.get(file) ?? nothing,
    replace(paths, { problems, unusedIgnores }) {
      const isMeant = (file: string): boolean =>
        isConfigurationFile(file) && paths.some((path) => isAtOrAbove(path, file));
      const before = [...known.keys()].filter(isMeant);
      const now = new Set(
        [...problems.map(({ file }) => file), ...unusedIgnores.map(({ path }) => path)].filter(isMeant),
      );
      for (const file of before) known.delete(file);
      for (const file of now)
        known.set(file, {
          problems: problems.filter((problem) => problem.file === file),
          unused: unusedIgnores.filter(({ path }) => path === file),
        });
      return [...new Set([...before, ...now])];
    },
  };
}
