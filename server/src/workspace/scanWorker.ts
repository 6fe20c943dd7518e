import { parentPort, workerData } from 'node:worker_threads';
import { fileReader } from './readBytes.ts';
import { scanBatch } from './scanBatch.ts';
import type { BatchFile, BatchOptions } from './scanBatch.ts';

// The thread of a workspace scan: a batch of files in, its findings out.
const reader = fileReader();
const options = workerData as BatchOptions;
parentPort?.on('message', (files: readonly BatchFile[]) => {
  parentPort?.postMessage(scanBatch(files, reader, options));
});
