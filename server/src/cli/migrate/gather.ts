import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isShownAt } from '../../core/finding.ts';
import type { Confidence, Finding } from '../../core/finding.ts';
import { defined } from '../../core/defined.ts';
import { scanFile } from '../../detection/scanFile.ts';
import { factPaths, mayBeEsModule, projectFactsOf } from '../../remediation/facts.ts';
import type { MigrationInput } from '../../remediation/migration.ts';
import { languageOf } from '../../syntax/lexical/languageOf.ts';
import { hasSeveralNames, isUnfinished } from '../../workspace/atomicWrite.ts';
import { encodingOf } from '../../workspace/encoding.ts';
import { projectRoot, relativePath } from '../../workspace/projectRoot.ts';
import { projectFiles, projectsOf } from '../../workspace/projects.ts';
import type { ProjectOptions } from '../../workspace/projects.ts';
import { requiredModulesIn } from '../../workspace/requiredModules.ts';
import type { ScanReport } from '../../workspace/scanReport.ts';
import type { ProjectTexts, TextFile } from './projectTexts.ts';

/** A file with findings that are to go. */
export interface GatheredFile extends TextFile {
  /** As given, or below what was given. */
  readonly path: string;
  readonly input: MigrationInput;
}

/** A finding in a file that cannot be written back as it has to be. */
export interface UnwritableFinding {
  readonly path: string;
  readonly text: string;
  readonly finding: Finding;
  readonly reason: 'not-unicode-text' | 'several-names';
}

export interface Gathered {
  readonly workingDirectory: string;
  readonly files: readonly GatheredFile[];
  readonly unwritable: readonly UnwritableFinding[];
}

export interface GatherOptions {
  readonly workingDirectory: string;
  readonly level: Confidence;
  /** Rules and fingerprints; empty: all. */
  readonly only: readonly string[];
  /** The project root where a file has none. */
  readonly fallbackRoot: string;
  /** Files of ignores and rules that the user named. */
  readonly named: Pick<ProjectOptions, 'configuration' | 'baseline'>;
}

/** Reads the files that a scan found something in, once more with all that a plan needs. */
export async function gather(report: ScanReport, options: GatherOptions, texts: ProjectTexts): Promise<Gathered> {
  const files: GatheredFile[] = [];
  const seen = new Set<string>();
  const unwritable: UnwritableFinding[] = [];
  const isRequired = requiredFiles();
  const { workingDirectory, fallbackRoot } = options;
  const toProjectFile = projectFiles(workingDirectory, [fallbackRoot]);
  const projects = projectsOf({ workingDirectory, suppressions: 'honour', ...options.named });
  for (const path of new Set(report.findings.map((row) => row.path))) {
    // What a killed run left of a file that is there as well.
    if (isUnfinished(path)) continue;
    const absolute = resolve(options.workingDirectory, path);
    // A file that was given twice, under its name and as a link to it.
    const target = await realpath(absolute).catch(() => absolute);
    if (seen.has(target)) continue;
    seen.add(target);
    const bytes = await readFile(absolute).catch(() => undefined);
    const file = toProjectFile({ absolute });
    await projects.prepare([file]);
    const project = projects.of(file);
    const scanned =
      bytes === undefined ? undefined : scanFile(bytes, path, { identity: file.identity, ...defined({ project }) });
    if (bytes === undefined || scanned === undefined || scanned.kind === 'skipped') continue;
    const { text } = scanned;
    const findings = scanned.findings.filter((finding) => isWanted(finding, options));
    if (findings.length === 0) continue;
    const encoding = encodingOf(bytes, text);
    if (encoding === undefined || (await hasSeveralNames(absolute))) {
      const reason = encoding === undefined ? 'not-unicode-text' : 'several-names';
      unwritable.push(...findings.map((finding) => ({ path, text, finding, reason }) as const));
    } else
      files.push({
        path,
        absolute,
        bytes,
        text,
        encoding,
        input: await inputOf({ absolute, text, findings, isRequired }, options, texts),
      });
  }
  return { workingDirectory: options.workingDirectory, files, unwritable };
}

const isWanted = ({ confidence, rule, fingerprint }: Finding, { level, only }: GatherOptions): boolean =>
  isShownAt(confidence, level) && (only.length === 0 || only.includes(rule) || only.includes(fingerprint));

/** Looks at the modules of each project once, when the first file of it is asked for. */
function requiredFiles(): (root: string, path: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (root, path) => {
    if (!mayBeEsModule(path)) return false;
    const modules = known.get(root) ?? requiredModulesIn(root);
    known.set(root, modules);
    return modules.has(path);
  };
}

interface FoundFile {
  readonly absolute: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly isRequired: (root: string, path: string) => boolean;
}

async function inputOf(
  { absolute, text, findings, isRequired }: FoundFile,
  { fallbackRoot }: GatherOptions,
  texts: ProjectTexts,
): Promise<MigrationInput> {
  const folder = dirname(absolute);
  const root = projectRoot(folder, `${folder}/`.startsWith(`${fallbackRoot}/`) ? fallbackRoot : folder);
  const path = relativePath(root, absolute);
  const languageId = languageOf(path);
  const files = new Map<string, string>();
  for (const factPath of factPaths(path, languageId)) {
    const file = await texts.read(join(root, factPath));
    if (file !== undefined) files.set(factPath, file.text);
  }
  return {
    snapshot: { uri: pathToFileURL(absolute).href, version: 0, languageId, text },
    path,
    findings,
    rootUri: pathToFileURL(root).href.replace(/\/$/, ''),
    project: projectFactsOf(path, files, { isRequired: isRequired(root, path) }),
  };
}
