import { dirname, extname, sep } from 'node:path';
import type { ProjectRules } from '../detection/source.ts';
import type { Layer, LayerFor } from '../suppression/layer.ts';
import { projectRules } from '../suppression/projectRules.ts';
import { configurationIn, nearestConfiguration } from './configurationFiles.ts';
import type { ConfigurationKind } from './configurationFiles.ts';
import { checkoutRoots, relativePath } from './projectRoot.ts';
import { readText } from './readText.ts';

/** Where configuration comes from, as plain data: it travels between threads. */
export interface ProjectOptions {
  /** Absolute path: files that belong to no checkout are looked at as part of it, where they lie below it. */
  readonly workingDirectory: string;
  /** A `.unhardcode.yaml` or `.gitleaks.toml` (absolute path) that takes the place of those found. */
  readonly configuration?: string;
  /** A baseline (absolute path), beside those found. */
  readonly baseline?: string;
  /** `report`: nothing is hidden; rules of the project still find. */
  readonly suppressions: 'honour' | 'report';
}

/** A file with the paths that configuration speaks of. */
export interface ProjectFile {
  readonly absolute: string;
  readonly identity: string;
  /** The folder with the configuration for it. */
  readonly configuration?: string;
}

/** The configuration of the folders of one scan. */
export interface Projects {
  /** Reads what applies to some files. Call it before {@link of}. */
  prepare(files: readonly ProjectFile[]): Promise<void>;
  /** Undefined when nothing is said about a file. */
  of(file: ProjectFile): ProjectRules | undefined;
  /** What was read so far: the folder, or nothing for what the options name. */
  layers(): readonly { readonly folder: string | undefined; readonly layer: Layer }[];
}

/** For a file that speaks about findings, whatever it is called: nothing in it is one. */
const aboutFindings: ProjectRules = {
  bringsRules: false,
  *find() {
    return [];
  },
  ignoring: () => () => 'itself',
};

const optionsKey = 'options';

export function projectsOf(options: ProjectOptions): Projects {
  const layers = new Map<string, Layer>();
  const shown = (file: string): string => shownPath(options.workingDirectory, file);
  const given = givenFiles(options);

  async function load(key: string, files: ReadonlyMap<ConfigurationKind | 'baseline', string>): Promise<void> {
    if (files.size === 0 || layers.has(key)) return;
    const { readLayer } = await import('./readLayer.ts');
    layers.set(key, await readLayer(key, files, { read: readText, shown, today: today() }));
  }

  const without = [...given.keys()];
  return {
    async prepare(files) {
      await load(optionsKey, given);
      for (const folder of new Set(files.map(({ configuration }) => configuration))) {
        if (folder === undefined || layers.has(folder)) continue;
        const found = configurationIn(folder);
        if (found === undefined) continue;
        await load(folder, new Map([...found.files].filter(([kind]) => !without.includes(kind))));
      }
    },
    of({ absolute, identity, configuration }) {
      if (absolute === options.baseline || absolute === options.configuration) return aboutFindings;
      const applying: LayerFor[] = [];
      const byOptions = layers.get(optionsKey);
      if (byOptions !== undefined) applying.push({ layer: byOptions, path: identity });
      const byFolder = configuration === undefined ? undefined : layers.get(configuration);
      if (byFolder !== undefined && configuration !== undefined)
        applying.push({ layer: byFolder, path: relativePath(configuration, absolute) });
      return applying.length === 0 ? undefined : projectRules(applying, options.suppressions === 'honour');
    },
    layers: () => [...layers].map(([key, layer]) => ({ folder: key === optionsKey ? undefined : key, layer })),
  };
}

function givenFiles({ configuration, baseline }: ProjectOptions): ReadonlyMap<ConfigurationKind | 'baseline', string> {
  const files = new Map<ConfigurationKind | 'baseline', string>();
  if (configuration !== undefined)
    files.set(extname(configuration) === '.toml' ? 'gitleaks' : 'unhardcode', configuration);
  if (baseline !== undefined) files.set('baseline', baseline);
  return files;
}

/** `2026-11-22`, in Greenwich. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** As people see it: relative where it lies below the working directory. */
function shownPath(workingDirectory: string, file: string): string {
  const path = relativePath(workingDirectory, file);
  return path.startsWith('..') ? file : path;
}

/**
 * Gives a file the paths that configuration and fingerprints speak of. Its configuration is in the nearest folder at or
 * above it, up to its checkout, else to the working directory, else to the path that the user gave.
 */
export function projectFiles(
  workingDirectory: string,
  given: readonly string[],
): <F extends { readonly absolute: string }>(file: F) => F & ProjectFile {
  const folders = new Map<string, { readonly root: string; readonly configuration: string | undefined }>();
  const nearest = nearestConfiguration();
  const checkoutRoot = checkoutRoots();
  const placeOf = (folder: string) => {
    const checkout = checkoutRoot(folder);
    const top = checkout ?? [workingDirectory, ...given].find((path) => isAtOrAbove(path, folder)) ?? folder;
    // What stands above it may be called anything: `/tmp/test/shop` holds no tests for that.
    return { root: top, configuration: nearest(folder, top) };
  };
  return (file) => {
    const folder = dirname(file.absolute);
    const place = folders.get(folder) ?? placeOf(folder);
    folders.set(folder, place);
    const { root, configuration } = place;
    const identity = relativePath(root, file.absolute);
    return { ...file, identity, ...(configuration === undefined ? {} : { configuration }) };
  };
}

export const isAtOrAbove = (folder: string, path: string): boolean =>
  folder === path || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
