import { createContext, Script } from 'node:vm';
import type { TimeLimit } from '../suppression/timeLimit.ts';

/**
 * Milliseconds of wall time: enough for a pattern that takes linear time on a machine that is busy with other things,
 * and paid once for one that does not.
 */
const base = 600;
/** Characters that any pattern is looked at with in a millisecond. */
const charactersPerMillisecond = 5_000;

/**
 * A limit by the clock. Nothing but the engine itself can stop a pattern in the middle of a match: V8 looks while it
 * backtracks whether a script has had its time.
 */
export function clockLimit(): TimeLimit {
  const context: { work: () => void } = { work: () => undefined };
  createContext(context);
  const script = new Script('work()');
  return (characters, work) => {
    context.work = work;
    try {
      script.runInContext(context, {
        timeout: base + Math.ceil(characters / charactersPerMillisecond),
      });
      return true;
    } catch (error) {
      // An error of the context's own, which is no `Error` of this one.
      if (
        typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      )
        return false;
      // A pattern that its own compiler gives up on: “Regular expression too large”.
      if (error instanceof SyntaxError) return false;
      throw error;
    } finally {
      context.work = () => undefined;
    }
  };
}
