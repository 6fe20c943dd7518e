import { dirname, join } from 'node:path';
import type { ProjectRules } from '../detection/source.ts';
import type { Layer } from '../suppression/layer.ts';
import { projectRules } from '../suppression/projectRules.ts';
import { configurationIn, configurationNames, isConfigurationFile } from '../workspace/configurationFiles.ts';
import type { ConfigurationFiles } from '../workspace/configurationFiles.ts';
import { checkoutRoot, relativePath } from '../workspace/projectRoot.ts';
import { isAtOrAbove, today } from '../workspace/projects.ts';
import { readText } from '../workspace/readText.ts';
import type { Documents } from './documents.ts';
import { filePathOf } from './place.ts';
import type { WorkspaceFolders } from './workspaceFolders.ts';

/** What a project's files say about a document, as they are now. */
export interface Applying {
  readonly rules: ProjectRules | undefined;
  /** Another one when the files have changed. */
  readonly layer: Layer | undefined;
}

/** The files of ignores and rules that speak about open documents; those that are open count as the editor shows them. */
export interface ProjectConfiguration {
  /** At once where everything is read already. */
  of(uri: string): Applying | Promise<Applying>;
  /** What such a file says, and what is wrong with it; undefined for a document that is none. */
  saidIn(uri: string): Promise<Pick<Layer, 'ignores' | 'problems'> | undefined>;
  /** The absolute path of the `.unhardcode.yaml` for a document, whether it is there or not; undefined for what is no file. */
  ownFileFor(uri: string): string | undefined;
}

const nothing: Applying = { rules: undefined, layer: undefined };

export function projectConfiguration(
  documents: Documents,
  folders: Pick<WorkspaceFolders, 'paths'>,
): ProjectConfiguration {
  const read = new Map<string, { readonly stamp: string; readonly layer: Layer | Promise<Layer> }>();

  function layerOf(found: ConfigurationFiles): Layer | Promise<Layer> {
    const known = read.get(found.folder);
    if (known?.stamp === found.stamp) return known.layer;
    const reading = readNow(found);
    read.set(found.folder, { stamp: found.stamp, layer: reading });
    void reading.then((layer) => {
      if (read.get(found.folder)?.layer === reading) read.set(found.folder, { stamp: found.stamp, layer });
    });
    return reading;
  }

  async function readNow({ folder, files }: ConfigurationFiles): Promise<Layer> {
    const { readLayer } = await import('../workspace/readLayer.ts');
    const text = (file: string): string | undefined => documents.at(file)?.text ?? readText(file);
    return readLayer(folder, files, { read: text, shown: (file) => file, today: today() });
  }

  /** Open files count although they are not on the disk yet. */
  function openConfiguration(): ReadonlyMap<string, string> {
    const uris = documents.uris().filter((uri) => isConfigurationFile(uri));
    return new Map(uris.map((uri) => [filePathOf(uri) ?? uri, `${uri} ${documents.snapshot(uri)?.version ?? ''}`]));
  }

  function nearest(file: string): ConfigurationFiles | undefined {
    const top = topOf(file);
    const open = openConfiguration();
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const found = configurationIn(folder, open);
      if (found !== undefined || folder === top || dirname(folder) === folder) return found;
    }
  }

  const topOf = (file: string): string => {
    const folder = dirname(file);
    return checkoutRoot(folder) ?? folders.paths().find((path) => isAtOrAbove(path, folder)) ?? folder;
  };

  const applying = (layer: Layer, folder: string, file: string): Applying => ({
    rules: projectRules([{ layer, path: relativePath(folder, file) }], true),
    layer,
  });

  return {
    of(uri) {
      const file = filePathOf(uri);
      const found = file === undefined ? undefined : nearest(file);
      if (file === undefined || found === undefined) return nothing;
      const layer = layerOf(found);
      if (!(layer instanceof Promise)) return applying(layer, found.folder, file);
      return layer.then((read) => applying(read, found.folder, file));
    },
    async saidIn(uri) {
      const file = isConfigurationFile(uri) ? filePathOf(uri) : undefined;
      const found = file === undefined ? undefined : configurationIn(dirname(file), openConfiguration());
      if (found === undefined) return undefined;
      const { ignores, problems } = await layerOf(found);
      const isIn = (one: { readonly file: string }): boolean => one.file === file;
      return { ignores: ignores.filter(isIn), problems: problems.filter(isIn) };
    },
    ownFileFor(uri) {
      const file = filePathOf(uri);
      if (file === undefined || isConfigurationFile(file)) return undefined;
      const found = nearest(file);
      return found?.files.get('unhardcode') ?? join(found?.folder ?? topOf(file), configurationNames.unhardcode[0]);
    },
  };
}
