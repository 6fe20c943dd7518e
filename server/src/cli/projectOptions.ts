import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { toText } from '../suppression/problem.ts';
import type { ProjectOptions } from '../workspace/projects.ts';
import type { ScanReport } from '../workspace/scanReport.ts';
import { CommandError } from './io.ts';
import type { CommandIo } from './io.ts';
import { codeOf } from './pathError.ts';

/** Files that the user names, and that speak about findings. */
export interface ProjectFlags {
  /** A `.unhardcode.yaml` or `.gitleaks.toml` in place of those found. */
  readonly config?: string;
  /** A baseline of ours or of detect-secrets: what it knows is not reported. */
  readonly baseline?: string;
}

/** @throws CommandError for a file that cannot be read, or is none of the kind. */
export function projectOptionsOf(
  { config, baseline }: ProjectFlags,
  io: CommandIo,
): Pick<ProjectOptions, 'configuration' | 'baseline'> {
  if (config !== undefined && !/\.(?:toml|ya?ml)$/.test(config))
    throw new CommandError('--config: give a .yaml file (as .unhardcode.yaml) or a .toml file (as .gitleaks.toml).');
  return {
    ...(config === undefined ? {} : { configuration: readable(config, '--config', io) }),
    ...(baseline === undefined ? {} : { baseline: readable(baseline, '--baseline', io) }),
  };
}

function readable(path: string, option: string, io: CommandIo): string {
  const file = resolve(io.workingDirectory, path);
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new CommandError(`${option}: cannot read ${path}: ${codeOf(error)}. Nothing was scanned.`);
  }
  return file;
}

/**
 * A file that the user named and that is not what it should be: the answer would not be the one that was asked for.
 * @throws CommandError
 */
export function rejectUnusable(
  { problems }: Pick<ScanReport, 'problems'>,
  { config, baseline }: ProjectFlags,
  io: CommandIo,
): void {
  const named = [config, baseline].flatMap((path) => (path === undefined ? [] : [resolve(io.workingDirectory, path)]));
  const fatal = problems.find((one) => one.isFatal && named.includes(resolve(io.workingDirectory, one.file)));
  if (fatal !== undefined) throw new CommandError(toText(fatal));
}
