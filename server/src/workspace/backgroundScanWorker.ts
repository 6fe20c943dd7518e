import { parentPort, workerData } from 'node:worker_threads';
import type { BackgroundMessage, BackgroundRequest } from './backgroundScan.ts';
import { scanListed } from './scanListed.ts';

// The thread of a scan in an editor: one request in, what it finds out as it goes, then the sum.
const say = (message: BackgroundMessage): void => parentPort?.postMessage(message);
const summary = await scanListed(workerData as BackgroundRequest, (batch) => say({ kind: 'batch', batch }));
say({ kind: 'done', summary });
