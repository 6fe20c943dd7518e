import type { SpanEdit } from '../../core/span.ts';
import type { Dependency } from '../rewriter.ts';
import type { Manifest } from './manifest.ts';
import { packageJson } from './packageJson.ts';
import { pyprojectToml } from './pyprojectToml.ts';
import { requirementsTxt } from './requirementsTxt.ts';

/** Every manifest that can be edited, one line each, preferred first within an ecosystem. */
const manifests: readonly Manifest[] = [packageJson, requirementsTxt, pyprojectToml];

/**
 * The manifests of an ecosystem, relative to a folder of the project, in order of preference: the first that exists is
 * the one that is installed from. A `requirements` file comes before `pyproject.toml`, which often holds only the
 * settings of tools.
 */
export const manifestsFor = (ecosystem: Dependency['ecosystem']): readonly string[] =>
  manifests.filter((manifest) => manifest.ecosystem === ecosystem).flatMap(({ paths }) => paths);

/**
 * The edits that add `dependency` to the manifest at `manifestPath` (with `/`). Undefined when nothing is to be added:
 * the package is there already, in any spelling, or the manifest has no list of dependencies and cannot get one.
 */
export function addDependency(
  manifestPath: string,
  text: string,
  dependency: Dependency,
): readonly SpanEdit[] | undefined {
  const manifest = manifests.find(
    ({ ecosystem, paths }) =>
      ecosystem === dependency.ecosystem &&
      paths.some((path) => manifestPath === path || manifestPath.endsWith(`/${path}`)),
  );
  return manifest?.add(text, dependency);
}
