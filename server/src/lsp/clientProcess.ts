import { readFileSync } from 'node:fs';

const pollMilliseconds = 3000;

/** Calls `gone` once the process has ended. Gives a function that stops the watch. */
export function watchProcess(processId: number, gone: () => void): () => void {
  const timer = setInterval(() => {
    if (isAlive(processId)) return;
    clearInterval(timer);
    gone();
  }, pollMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    // Any other error, such as the lack of a permission, is about a process that exists.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
  return !isZombie(processId);
}

/** Ended, and not waited for by its parent: signal 0 still reaches it. Told by Linux's `/proc` alone, see proc(5). */
function isZombie(processId: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The name, in brackets, may itself hold brackets.
    return /^ [ZX]/.test(readFileSync(`/proc/${processId}/stat`, 'latin1').split(')').at(-1) ?? '');
  } catch {
    return false;
  }
}
