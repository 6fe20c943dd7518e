import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BackgroundBatch, BackgroundRequest, BackgroundSummary } from './backgroundScan.ts';
import { withoutIgnored } from './changedPaths.ts';
import type { SkippedPath } from './listFiles.ts';
import { scanWorkspace } from './scanWorkspace.ts';

/**
 * The scan that an editor asks for: everything of whatever confidence, so that a setting changes what is shown without
 * another scan. A path that is not there has a row instead of failing the others.
 */
export async function scanListed(
  { paths, listed }: BackgroundRequest,
  onBatch: (batch: BackgroundBatch) => void,
  signal?: AbortSignal,
): Promise<BackgroundSummary> {
  const wanted = listed === 'changed' ? withoutIgnored(paths) : paths;
  const missing = wanted.flatMap((path) => problemOf(path));
  const unfit = new Set(missing.map(({ path }) => path));
  const workingDirectory = dirname(wanted[0] ?? '/');
  let files = 0;
  let share = 0;
  const { scanned, skipped, suppressed, ignored, unusedIgnores, problems } = await scanWorkspace(
    wanted.filter((path) => !unfit.has(path)),
    {
      workingDirectory,
      ignored: 'skip',
      suppressions: 'honour',
      level: 'possible',
      onProgress: (done, total) => void (share = done / total),
      onBatch(batch) {
        files += batch.files;
        onBatch({ findings: batch.findings, files, share });
      },
      ...(signal === undefined ? {} : { signal }),
    },
  );
  return {
    scanned,
    suppressed,
    ignored,
    unusedIgnores: unusedIgnores.map((row) => ({ ...row, path: resolve(workingDirectory, row.path) })),
    problems: problems.map((problem) => ({ ...problem, file: resolve(workingDirectory, problem.file) })),
    skipped: [...missing, ...skipped],
  };
}

function problemOf(path: string): readonly SkippedPath[] {
  try {
    statSync(path);
    return [];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return [{ path, reason: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' }];
  }
}
