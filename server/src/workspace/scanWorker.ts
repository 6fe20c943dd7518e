import { parentPort, workerData } from 'node:worker_threads';
import { projectsOf } from './projects.ts';
import { fileReader } from './readBytes.ts';
import { scanBatch } from './scanBatch.ts';
import type { BatchFile, ThreadOptions } from './scanBatch.ts';

// The thread of a workspace scan: a batch of files in, its findings out.
const reader = fileReader();
const options = workerData as ThreadOptions;
const projects = projectsOf(options);
parentPort?.on('message', (files: readonly BatchFile[]) => {
  void projects.prepare(files).then(() => {
    parentPort?.postMessage(scanBatch(files, reader, options, projects));
  });
});
