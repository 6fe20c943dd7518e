import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that say something about findings. The first of a kind that is there counts. */
export const configurationNames = {
  unhardcode: ['.unhardcode.yaml', '.unhardcode.yml'],
  gitleaks: ['.gitleaks.toml', 'gitleaks.toml'],
  gitleaksIgnore: ['.gitleaksignore'],
  secretsBaseline: ['.secrets.baseline'],
} as const;

export type ConfigurationKind = keyof typeof configurationNames;

const allNames: readonly (readonly [ConfigurationKind, string])[] = Object.entries(configurationNames).flatMap(
  ([kind, names]) => names.map((name) => [kind as ConfigurationKind, name] as const),
);

/** What is there in a folder, and a text that changes when one of the files does. */
export interface ConfigurationFiles {
  readonly folder: string;
  /** Absolute paths. */
  readonly files: ReadonlyMap<ConfigurationKind, string>;
  readonly stamp: string;
}

/** Whether a path, or a URI, names such a file. */
export const isConfigurationFile = (path: string): boolean =>
  allNames.some(([, name]) => path.endsWith(name) && /[\\/]/.test(path.charAt(path.length - name.length - 1)));

/**
 * Undefined when there is none of them. `open`: files (absolute paths) that count whether they are on the disk or not,
 * with a text that changes when they do.
 */
export function configurationIn(
  folder: string,
  open: ReadonlyMap<string, string> = new Map(),
): ConfigurationFiles | undefined {
  const files = new Map<ConfigurationKind, string>();
  let stamp = '';
  for (const [kind, name] of allNames) {
    const file = join(folder, name);
    const its = files.has(kind) ? undefined : (open.get(file) ?? stampOf(file));
    if (its === undefined) continue;
    files.set(kind, file);
    stamp += `${name} ${its};`;
  }
  return files.size === 0 ? undefined : { folder, files, stamp };
}

function stampOf(file: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : undefined;
  } catch {
    // A folder that nobody may look into.
    return undefined;
  }
}

/** Finds the nearest folder at or above another, not above `top`, that says something about findings. */
export function nearestConfiguration(): (folder: string, top: string) => string | undefined {
  const known = new Map<string, boolean>();
  return (folder, top) => {
    for (let current = folder; ; current = dirname(current)) {
      const isOne = known.get(current) ?? configurationIn(current) !== undefined;
      known.set(current, isOne);
      if (isOne) return current;
      if (current === top || dirname(current) === current) return undefined;
    }
  };
}
