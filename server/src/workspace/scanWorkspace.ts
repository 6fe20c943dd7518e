import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { byPath, expandNested, listFiles } from './listFiles.ts';
import type { ListedFile, ListOptions, SkippedPath } from './listFiles.ts';
import { checkoutRoot, relativePath } from './projectRoot.ts';
import { fileReader } from './readBytes.ts';
import { scanBatch } from './scanBatch.ts';
import type { BatchFile, BatchOptions, BatchResult } from './scanBatch.ts';
import type { ScanReport } from './scanReport.ts';

export interface WorkspaceScanOptions extends ListOptions, BatchOptions {
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
  const results: BatchResult[] = [];
  const skipped: SkippedPath[] = [...listing.skipped];
  for (let files = listing.files; files.length > 0;) {
    const found = await scanAll(files, options);
    results.push(...found);
    const nested = found.flatMap(({ folders }) => folders).map((folder) => expandNested(folder, options));
    skipped.push(...nested.flatMap((inner) => inner?.skipped ?? []));
    files = nested.flatMap((inner) => inner?.files ?? []);
  }
  return {
    findings: results.flatMap(({ findings }) => findings).sort(byPlace),
    skipped: [...skipped, ...results.flatMap((result) => result.skipped)].sort(byPath),
    scanned: { files: sum(results, ({ files }) => files), bytes: sum(results, ({ bytes }) => bytes) },
    suppressed: sum(results, (result) => result.suppressed),
  };
}

function scanAll(files: readonly ListedFile[], options: WorkspaceScanOptions): Promise<readonly BatchResult[]> {
  const batches = batchesOf(files.map(withIdentity(options.workingDirectory)));
  const jobs = Math.min(options.jobs ?? availableParallelism(), batches.length, mostThreads);
  return jobs > 1 && (files.length >= worthThreads || options.jobs !== undefined)
    ? scanInThreads(batches, jobs, options)
    : scanHere(batches, options);
}

async function scanHere(batches: readonly (readonly BatchFile[])[], options: WorkspaceScanOptions) {
  const reader = fileReader();
  const results: BatchResult[] = [];
  for (const [index, batch] of batches.entries()) {
    options.signal?.throwIfAborted();
    const result = scanBatch(batch, reader, options);
    results.push(result);
    options.onBatch?.(result);
    options.onProgress?.(index + 1, batches.length);
    await setImmediate();
  }
  return results;
}

async function scanInThreads(
  batches: readonly (readonly BatchFile[])[],
  jobs: number,
  options: WorkspaceScanOptions,
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  const waiting = batches.values();
  const work = Array.from({ length: jobs }, async () => {
    const worker = new Worker(new URL('./scanWorker.js', import.meta.url), {
      workerData: { level: options.level, suppressions: options.suppressions } satisfies BatchOptions,
    });
    try {
      for (const batch of waiting) {
        options.signal?.throwIfAborted();
        const result = await answerOf(worker, batch);
        results.push(result);
        options.onBatch?.(result);
        options.onProgress?.(results.length, batches.length);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(work);
  return results;
}

function answerOf(worker: Worker, batch: readonly BatchFile[]): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: BatchResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(batch);
  });
}

function batchesOf(files: readonly BatchFile[]): readonly (readonly BatchFile[])[] {
  const batches: BatchFile[][] = [];
  for (let start = 0; start < files.length; start += batchSize) batches.push(files.slice(start, start + batchSize));
  return batches;
}

/** Names a file by its path in its checkout, so that a finding is the same from every entry point. */
function withIdentity(workingDirectory: string): (file: ListedFile) => BatchFile {
  const roots = new Map<string, string>();
  return (file) => {
    const folder = dirname(file.absolute);
    const root = roots.get(folder) ?? checkoutRoot(folder) ?? workingDirectory;
    roots.set(folder, root);
    return { ...file, identity: relativePath(root, file.absolute) };
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

type Placed = { readonly path: string; readonly startLine: number; readonly startColumn: number };
const byPlace = (a: Placed, b: Placed): number =>
  byPath(a, b) || a.startLine - b.startLine || a.startColumn - b.startColumn;
