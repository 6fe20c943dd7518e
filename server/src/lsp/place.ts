import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { projectNameOf } from '../workspace/projectName.ts';
import { checkoutRoot, projectRoot, relativePath } from '../workspace/projectRoot.ts';

/** Where a document lies in its project. */
export interface Place {
  /** Relative to the project root, with `/`; of a document that is no file, the end of its URI. */
  readonly path: string;
  /** Relative to the checkout, as it enters fingerprints. */
  readonly identity: string;
  /** Absolute path of the project root; absent for a document that is no file. */
  readonly root: string | undefined;
  /** First segment of proposed names. */
  readonly projectName: string;
}

/** Looks at the folders above a `file:` document, once when it is opened. */
export function placeOf(uri: string): Place {
  const file = filePathOf(uri);
  if (file === undefined) {
    const path = lastSegmentOf(uri);
    return { path, identity: path, root: undefined, projectName: '' };
  }
  const root = projectRoot(dirname(file));
  const checkout = checkoutRoot(dirname(file)) ?? root;
  return {
    path: relativePath(root, file),
    identity: relativePath(checkout, file),
    root,
    projectName: projectNameOf(dirname(file)),
  };
}

/** Undefined for every scheme but `file:`, and for a URI that names no path on this system. */
export function filePathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

function lastSegmentOf(uri: string): string {
  const segment =
    uri
      .split(/[?#]/)[0]
      ?.split(/[/\\:]/)
      .at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
