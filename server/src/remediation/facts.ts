import { foldersAbove } from '../core/foldersAbove.ts';
import { manifestsFor } from '../rewriting/dependencies/index.ts';
import { rewriterFor } from '../rewriting/languages/index.ts';
import type { ProjectFacts } from '../rewriting/rewriter.ts';

const manifestNames = [...manifestsFor('npm'), ...manifestsFor('pypi')];

/**
 * The files that a plan for `path` has to know: manifests at or above it, the helper and what its import depends on.
 * Paths relative to the project root; who can read reads those that exist.
 */
export function factPaths(path: string, languageId: string): readonly string[] {
  const manifests = foldersAbove(path).flatMap((folder) => manifestNames.map((name) => folder + name));
  const rewriter = rewriterFor(languageId);
  const helpers = (['module', 'commonjs'] as const).flatMap(
    (packageType) => rewriter?.helperPaths(path, { packageType }) ?? [],
  );
  return [...new Set([...manifests, ...helpers, ...(rewriter?.contextPaths?.(path) ?? [])])];
}

/**
 * What rewriting has to know, from the texts that were found under {@link factPaths} and what else the caller has found
 * out.
 */
export function projectFactsOf(
  path: string,
  files: ReadonlyMap<string, string>,
  found: Pick<ProjectFacts, 'isRequired' | 'region'> = {},
): ProjectFacts {
  const manifest = nearestOf(path, ['package.json'], files);
  const packageType = manifest !== undefined && typeOf(files.get(manifest) ?? '') === 'module' ? 'module' : 'commonjs';
  return { packageType, files, ...found };
}

/** Whether a file may be an ES module: only for one of these it is of use to know whether `require` reaches it. */
export const mayBeEsModule = (path: string): boolean => /\.m?[jt]sx?$/.test(path);

/** The first of `names` (preferred first) in the folder of `path`, or in the nearest folder above it that has one. */
export const nearestOf = (
  path: string,
  names: readonly string[],
  files: ReadonlyMap<string, string>,
): string | undefined =>
  foldersAbove(path)
    .flatMap((folder) => names.map((name) => folder + name))
    .find((candidate) => files.has(candidate));

function typeOf(manifest: string): unknown {
  try {
    const parsed: unknown = JSON.parse(manifest);
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed ? parsed.type : undefined;
  } catch {
    return undefined;
  }
}
