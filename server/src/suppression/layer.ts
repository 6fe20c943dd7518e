import type { Confidence } from '../core/finding.ts';
import type { Ignore } from './ignore.ts';
import type { CustomFinder } from './gitleaks/findCustom.ts';
import type { GitleaksRules } from './gitleaks/rules.ts';
import type { Problem } from './problem.ts';

/** What the files of one folder, or the options of a command, say about findings. */
export interface Layer {
  /** Tells it from the others of a run. */
  readonly key: string;
  readonly ignores: readonly Ignore[];
  readonly levels: readonly { readonly isFor: (path: string) => boolean; readonly level: Confidence }[];
  /** Of `.gitleaks.toml`. */
  readonly gitleaks?: { readonly rules: GitleaksRules; readonly finder: CustomFinder };
  readonly problems: readonly Problem[];
}

/** A layer, and the path of a file as the layer's own paths are written. */
export interface LayerFor {
  readonly layer: Layer;
  readonly path: string;
}

/** The level that a layer sets for a file, where it does. */
export const levelIn = ({ levels }: Layer, path: string): Confidence | undefined =>
  levels.findLast(({ isFor }) => isFor(path))?.level;

/** How an ignore is told to whoever keeps a list of those that were of use. */
export const ignoreKey = (layer: Layer, index: number): string => `${layer.key}#${index}`;

/** Says for people what a key of {@link ProjectRules.ignoring} stands for: where it is written, and what it says. */
export function hiddenByText(layers: readonly Layer[], key: string): string {
  const layer = layers.find((one) => key.startsWith(`${one.key}#`));
  const part = layer === undefined ? key : key.slice(layer.key.length + 1);
  if (part === 'levels') return '“levels” of .unhardcode.yaml';
  const gitleaks = layer?.gitleaks?.rules.file;
  if (gitleaks !== undefined && (part === 'allowlists' || part === 'disabledRules')) return `“${part}” of ${gitleaks}`;
  const ignore = layer?.ignores[Number(part)];
  return ignore === undefined ? 'the project' : `${ignore.file}:${ignore.line} (${ignore.what})`;
}
