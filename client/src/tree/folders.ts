import type { SecretSummary, StoreReference } from '../../../server/src/protocol/requests.ts';
import type { TreeNode } from './nodes.ts';

/**
 * The rows directly below `path` (empty: below the root), where a `/` in a name makes a folder: folders first, then
 * secrets, each in the order of the alphabet.
 */
export function entriesBelow(store: StoreReference, secrets: readonly SecretSummary[], path: string): TreeNode[] {
  const start = path === '' ? 0 : path.length + 1;
  const counts = new Map<string, number>();
  const leaves: TreeNode[] = [];
  for (const secret of secrets) {
    if (path !== '' && !secret.name.startsWith(`${path}/`)) continue;
    const slash = secret.name.indexOf('/', start === 0 ? 1 : start);
    if (slash === -1) leaves.push({ kind: 'secret', store, secret, label: secret.name.slice(start) });
    else {
      const folder = secret.name.slice(0, slash);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const folders = [...counts].map(([folder, count]): TreeNode => ({ kind: 'folder', store, path: folder, count }));
  return [...folders.sort(byText), ...leaves.sort(byText)];
}

/** Paths of the folders around a secret, outermost first. */
export function folderPathsOf(name: string): readonly string[] {
  const paths: string[] = [];
  for (let slash = name.indexOf('/', 1); slash !== -1; slash = name.indexOf('/', slash + 1)) {
    paths.push(name.slice(0, slash));
  }
  return paths;
}

const textOf = (node: TreeNode): string =>
  node.kind === 'folder' ? node.path : node.kind === 'secret' ? node.label : '';
const byText = (a: TreeNode, b: TreeNode): number => textOf(a).localeCompare(textOf(b), 'en');
