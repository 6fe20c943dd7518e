import { Worker } from 'node:worker_threads';
import type { FindingRow, ScanReport } from './scanReport.ts';

/** What a scan beside other work looks at. Absolute paths; those of all rows are absolute too. */
export interface BackgroundRequest {
  readonly paths: readonly string[];
  /** `changed`: paths that have changed on disk, of which the ones that nobody would list are left out. */
  readonly listed: 'all' | 'changed';
}

/** What a scan has found since it was last heard of. */
export interface BackgroundBatch {
  readonly findings: readonly FindingRow[];
  /** Files that were read so far. */
  readonly files: number;
  /** From 0 to 1. */
  readonly share: number;
}

export type BackgroundSummary = Omit<ScanReport, 'findings'>;

export type BackgroundScan = (
  request: BackgroundRequest,
  onBatch: (batch: BackgroundBatch) => void,
  signal: AbortSignal,
) => Promise<BackgroundSummary>;

/** What the thread of a scan says. */
export type BackgroundMessage =
  | { readonly kind: 'batch'; readonly batch: BackgroundBatch }
  | { readonly kind: 'done'; readonly summary: BackgroundSummary };

/**
 * Scans in a thread, so that an editor is answered meanwhile: listing asks git synchronously, and so are files read.
 * Rejects as soon as the signal is aborted; the thread ends by itself.
 */
export const scanInBackground: BackgroundScan = (request, onBatch, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./backgroundScanWorker.js', import.meta.url), { workerData: request });
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    const abort = (): void => end(() => reject(signal.reason as Error));
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: BackgroundMessage) => {
      if (signal.aborted) return;
      if (message.kind === 'batch') onBatch(message.batch);
      else end(() => resolve(message.summary));
    });
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', () => end(() => reject(new Error('the thread of the scan has ended'))));
  });
