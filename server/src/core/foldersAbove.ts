/** The folder of a path with `/`, then those above it, each ending with `/`: `a/b/c.ts` → `a/b/`, `a/`, `` (the root). */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return Array.from({ length: names.length + 1 }, (_, index) =>
    names
      .slice(0, names.length - index)
      .map((name) => `${name}/`)
      .join(''),
  );
}
