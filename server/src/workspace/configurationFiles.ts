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

/** Undefined when there is none of them. */
export function configurationIn(folder: string): ConfigurationFiles | undefined {
  const files = new Map<ConfigurationKind, string>();
  let stamp = '';
  for (const [kind, name] of allNames) {
    const stats = files.has(kind) ? undefined : statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isFile() !== true) continue;
    files.set(kind, join(folder, name));
    stamp += `${name} ${stats.mtimeMs} ${stats.size} ${stats.ino};`;
  }
  return files.size === 0 ? undefined : { folder, files, stamp };
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
