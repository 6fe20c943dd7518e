import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { byPath, expandNested, listFiles } from './listFiles.ts';
import type { ListOptions, SkippedPath } from './listFiles.ts';
import { isAtOrAbove, projectFiles, projectsOf } from './projects.ts';
import type { ProjectOptions, Projects } from './projects.ts';
import { checkoutRoot } from './projectRoot.ts';
import { fileReader } from './readBytes.ts';
import { scanBatch } from './scanBatch.ts';
import type { BatchFile, BatchOptions, BatchResult, ThreadOptions } from './scanBatch.ts';
import { unusedIgnores } from '../suppression/unused.ts';
import type { UnusedIgnore } from '../suppression/unused.ts';
import type { ScanReport } from './scanReport.ts';

export interface WorkspaceScanOptions extends ListOptions, BatchOptions, ProjectOptions {
  /** Threads at the most; by default one a processor. */
  readonly jobs?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** What each batch held, as soon as it is known, in no particular order. */
  readonly onBatch?: (batch: BatchResult) => void;
  readonly signal?: AbortSignal;
}

/** Below this many files, starting threads costs more than they save. */
const worthThreads = 3000;
const batchSize = 64;
/** Each has a copy of the rules in memory; more than processors only wait for each other. */
const mostThreads = 64;

/**
 * Scans files and folders. Rows are sorted by path, then by place, whatever order threads answered in.
 * @throws NodeJS.ErrnoException when a given path cannot be looked at; DOMException `AbortError` when cancelled.
 */
export async function scanWorkspace(paths: readonly string[], options: WorkspaceScanOptions): Promise<ScanReport> {
  const listing = listFiles(paths, options);
  const given = paths.map((path) => resolve(options.workingDirectory, path));
  const toBatchFile = projectFiles(options.workingDirectory, given);
  const results: BatchResult[] = [];
  const skipped: SkippedPath[] = [...listing.skipped];
  const projects = projectsOf(options);
  let lookedAt: readonly BatchFile[] = [];
  for (let listed = listing.files; listed.length > 0;) {
    const files = listed.map((file) => toBatchFile(file));
    await projects.prepare(files);
    // Not pushed one by one as arguments: there may be more than a call takes.
    lookedAt = [...lookedAt, ...files];
    const found = await scanAll(files, options, projects);
    results.push(...found);
    const nested = found.flatMap(({ folders }) => folders).map((folder) => expandNested(folder, options));
    skipped.push(...nested.flatMap((inner) => inner?.skipped ?? []));
    listed = nested.flatMap((inner) => inner?.files ?? []);
  }
  return {
    findings: results.flatMap(({ findings }) => findings).sort(byPlace),
    skipped: [...skipped, ...results.flatMap((result) => result.skipped)].sort(byPath),
    scanned: { files: sum(results, ({ files }) => files), bytes: sum(results, ({ bytes }) => bytes) },
    suppressed: sum(results, (result) => result.suppressed),
    ignored: sum(results, ({ ignored }) => ignored.length),
    unusedIgnores: options.suppressions === 'report' ? [] : unusedIn(projects, results, lookedAt, given, options),
    problems: projects.layers().flatMap(({ layer }) => layer.problems),
  };
}

/** What hid nothing although it could have: comments, and entries of files about what was looked at. */
function unusedIn(
  projects: Projects,
  results: readonly BatchResult[],
  lookedAt: readonly BatchFile[],
  given: readonly string[],
  { workingDirectory }: WorkspaceScanOptions,
): readonly UnusedIgnore[] {
  const used = new Set(results.flatMap(({ ignored }) => ignored));
  const absolute = new Set(lookedAt.map((file) => file.absolute));
  const identities = new Set(lookedAt.map(({ identity }) => identity));
  const byEntry = projects.layers().flatMap(({ folder, layer }) => {
    const root = folder ?? checkoutRoot(workingDirectory) ?? workingDirectory;
    const isWhole = given.some((path) => isAtOrAbove(path, root));
    const has = (path: string): boolean =>
      folder === undefined ? identities.has(path) : absolute.has(resolve(folder, path));
    return unusedIgnores(layer, used, { isWhole, has });
  });
  return [...results.flatMap(({ unusedComments }) => unusedComments), ...byEntry].sort(
    (a, b) => byPath(a, b) || a.line - b.line,
  );
}

type Batches = readonly (readonly BatchFile[])[];

/** This thread scans, too, and so is one of those that were asked for. */
async function scanAll(
  files: readonly BatchFile[],
  options: WorkspaceScanOptions,
  projects: Projects,
): Promise<readonly BatchResult[]> {
  const batches = batchesOf(files);
  const jobs = Math.min(options.jobs ?? availableParallelism(), batches.length, mostThreads);
  const isWorthThreads = files.length >= worthThreads || options.jobs !== undefined;
  const helpers = Array.from({ length: isWorthThreads ? jobs - 1 : 0 }, () => startHelper(options));
  const waiting = batches.values();
  const results: BatchResult[] = [];
  const take = (result: BatchResult): void => {
    results.push(result);
    options.onBatch?.(result);
    options.onProgress?.(results.length, batches.length);
  };
  try {
    // Twice for each, so that the next batch is with it already when it has done one.
    const helped = [...helpers, ...helpers].map((helper) => scanThere(waiting, helper, take, options));
    await Promise.all([scanHere(waiting, projects, take, options), ...helped]);
  } finally {
    await Promise.all(helpers.map((helper) => helper.end()));
  }
  return results;
}

type Take = (result: BatchResult) => void;

async function scanHere(
  waiting: Iterable<readonly BatchFile[]>,
  projects: Projects,
  take: Take,
  options: WorkspaceScanOptions,
): Promise<void> {
  const reader = fileReader();
  for (const batch of waiting) {
    options.signal?.throwIfAborted();
    take(scanBatch(batch, reader, options, projects));
    await setImmediate();
  }
}

async function scanThere(
  waiting: Iterable<readonly BatchFile[]>,
  helper: Helper,
  take: Take,
  options: WorkspaceScanOptions,
): Promise<void> {
  for (const batch of waiting) {
    options.signal?.throwIfAborted();
    take(await helper.scan(batch));
  }
}

/** A thread that scans batches in the order in which it gets them. */
interface Helper {
  scan(batch: readonly BatchFile[]): Promise<BatchResult>;
  end(): Promise<unknown>;
}

function startHelper(options: WorkspaceScanOptions): Helper {
  const worker = new Worker(new URL('./scanWorker.js', import.meta.url), { workerData: threadOptionsOf(options) });
  const asked: { readonly resolve: Take; readonly reject: (error: unknown) => void }[] = [];
  worker.on('message', (result: BatchResult) => asked.shift()?.resolve(result));
  worker.on('error', (error) => {
    for (const { reject } of asked.splice(0)) reject(error);
  });
  return {
    scan: (batch) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(batch);
      }),
    end: () => worker.terminate(),
  };
}

function batchesOf(files: readonly BatchFile[]): Batches {
  const batches: BatchFile[][] = [];
  for (let start = 0; start < files.length; start += batchSize) batches.push(files.slice(start, start + batchSize));
  return batches;
}

/** What can travel to a thread. */
function threadOptionsOf({
  level,
  suppressions,
  workingDirectory,
  configuration,
  baseline,
}: WorkspaceScanOptions): ThreadOptions {
  return {
    level,
    suppressions,
    workingDirectory,
    ...(configuration === undefined ? {} : { configuration }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

type Placed = { readonly path: string; readonly startLine: number; readonly startColumn: number };
const byPlace = (a: Placed, b: Placed): number =>
  byPath(a, b) || a.startLine - b.startLine || a.startColumn - b.startColumn;
