import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** What marks the top folder of a project, by nearness. */
const checkoutMarkers = ['.git'];
const manifestMarkers = ['package.json', 'pyproject.toml', 'requirements.txt', 'setup.py'];

/** The nearest folder at or above `folder` with a checkout, so that every entry point names a file alike. */
export const checkoutRoot = (folder: string): string | undefined => nearest(folder, checkoutMarkers);

/** The same for very many folders: asks the disk once for each. */
export function checkoutRoots(): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const rootOf = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const above = dirname(folder);
    const root = isMarked(folder, checkoutMarkers) ? folder : above === folder ? undefined : rootOf(above);
    known.set(folder, root);
    return root;
  };
  return rootOf;
}

/** The nearest folder at or above `folder` with a manifest, else with a checkout, else `otherwise`. */
export const projectRoot = (folder: string, otherwise: string = folder): string =>
  nearest(folder, manifestMarkers) ?? checkoutRoot(folder) ?? otherwise;

/** Whether a path is a folder or lies below it. */
export const isWithin = (folder: string, path: string): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);

/** Path of `file` below `root`, with `/`. */
export const relativePath = (root: string, file: string): string => relative(root, file).split(sep).join('/');

function nearest(folder: string, markers: readonly string[]): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (isMarked(current, markers)) return current;
    if (dirname(current) === current) return undefined;
  }
}

const isMarked = (folder: string, markers: readonly string[]): boolean =>
  markers.some((marker) => existsSync(join(folder, marker)));
