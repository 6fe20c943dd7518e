import { Worker } from 'node:worker_threads';

/** `requiredModulesIn` in a thread, so that an editor is answered meanwhile: it reads every module of the project. */
export const requiredModulesInBackground = (root: string): Promise<ReadonlySet<string>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./requiredModulesWorker.js', import.meta.url), { workerData: root });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that reads modules has ended')));
  });
