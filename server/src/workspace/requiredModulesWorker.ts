import { parentPort, workerData } from 'node:worker_threads';
import { requiredModulesIn } from './requiredModules.ts';

// A project's root in, the modules that `require` reaches out.
parentPort?.postMessage(requiredModulesIn(workerData as string));
