import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkoutRoot, projectRoot } from './projectRoot.ts';

/**
 * What people call the project around a folder, for the first segment of secret names: the package's name (without a
 * scope) or the folder's, of the checkout as a whole, so that its packages do not become projects of their own.
 */
export function projectNameOf(folder: string): string {
  const root = checkoutRoot(folder) ?? projectRoot(folder);
  return packageName(root) ?? basename(root);
}

function packageName(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const name: unknown = typeof manifest === 'object' && manifest !== null && 'name' in manifest ? manifest.name : '';
    return typeof name === 'string' && name !== '' ? name.replace(/^@[^/]*\//, '') : undefined;
  } catch {
    // No manifest, or none that can be read.
    return undefined;
  }
}
