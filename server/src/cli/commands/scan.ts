import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Confidence } from '../../core/finding.ts';
import type { ScanReport } from '../../workspace/scanReport.ts';
import { scanWorkspace } from '../../workspace/scanWorkspace.ts';
import { writeBaseline } from '../baseline.ts';
import { CommandError } from '../io.ts';
import type { CommandIo, ExitCode } from '../io.ts';
import { paintFor } from '../paint.ts';
import type { ColorChoice } from '../paint.ts';
import { codeOf, pathErrorOf } from '../pathError.ts';
import { progressLine } from '../progress.ts';
import { projectOptionsOf, rejectUnusable } from '../projectOptions.ts';
import type { ProjectFlags } from '../projectOptions.ts';
import { githubReport } from '../reporters/github.ts';
import { jsonReport } from '../reporters/json.ts';
import { sarifReport } from '../reporters/sarif.ts';
import { notesOf, summaryOf, textReport } from '../reporters/text.ts';

export const scanFormats = ['text', 'json', 'sarif', 'github'] as const;
export type ScanFormat = (typeof scanFormats)[number];

export interface ScanCommandOptions extends ProjectFlags {
  readonly paths: readonly string[];
  readonly format: ScanFormat;
  /** File for the report instead of stdout. */
  readonly output?: string;
  readonly level: Confidence;
  readonly jobs?: number;
  /** False: also what ignore files, baselines and comments hide. */
  readonly ignore: boolean;
  readonly writeBaseline?: string;
  readonly color: ColorChoice;
}

/** `unhardcode scan`: 0 clean, 1 findings, 2 could not look. */
export async function runScan(options: ScanCommandOptions, io: CommandIo): Promise<ExitCode> {
  const named = projectOptionsOf(options, io);
  const progress = progressLine(io, 'Scanning');
  const paths = options.paths.length === 0 ? ['.'] : options.paths;
  const report = await scanWorkspace(paths, {
    workingDirectory: io.workingDirectory,
    ignored: options.ignore ? 'skip' : 'include',
    suppressions: options.ignore ? 'honour' : 'report',
    level: options.level,
    ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
    ...named,
    onProgress: progress.show,
    signal: io.signal,
  })
    .catch(asCommandError)
    .finally(progress.clear);
  rejectUnusable(report, options, io);
  if (options.writeBaseline !== undefined) {
    const { writeBaseline: file, baseline } = options;
    const isAdded = baseline !== undefined && resolve(baseline) === resolve(file);
    await writeBaseline(report, { file, paths, isAdded }, io);
  }
  await print(reportText(report, options, io), options.output, io);
  io.err(`${notesOf(report)}${summaryOf(report)}\n`);
  return report.findings.length === 0 ? 0 : 1;
}

function reportText(report: ScanReport, options: ScanCommandOptions, io: CommandIo): string {
  switch (options.format) {
    case 'text':
      return textReport(report, paintFor(options.output === undefined ? options.color : 'never', io));
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
  }
}

async function print(text: string, output: string | undefined, io: CommandIo): Promise<void> {
  if (output === undefined) return io.out(text);
  await writeFile(resolve(io.workingDirectory, output), text).catch((error: unknown) => {
    throw new CommandError(`Cannot write the report to ${output}: ${codeOf(error)}.`);
  });
}

function asCommandError(error: unknown): never {
  throw pathErrorOf(error, 'Nothing was scanned.');
}
