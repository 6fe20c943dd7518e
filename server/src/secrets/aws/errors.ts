import { StoreError } from '../store.ts';
import { CredentialFailure, explanationOf } from './explanations.ts';
import type { Attempt, Explanation } from './explanations.ts';
import { factsOf } from './facts.ts';
import type { ErrorFacts } from './facts.ts';

/**
 * The error of the outside world, with our own words. The original is not kept as its cause: its text and its response
 * can quote what was sent, and an uncaught error prints its causes.
 */
export function toStoreError(error: unknown, attempt: Attempt, signal?: AbortSignal): StoreError {
  const facts = factsOf(error);
  if (signal?.aborted === true || facts.name === 'AbortError') {
    const doubt = attempt.writes ? ' It may have been done all the same.' : '';
    return new StoreError('cancelled', `Cancelled: ${attempt.action}.${doubt}`, { isUncertain: attempt.writes });
  }
  if (error instanceof StoreError) return error;
  const explanation =
    error instanceof CredentialFailure ? error.explanation : (explanationOf(facts, attempt) ?? unknown(facts));
  const { code, what, todo, signIn } = explanation;
  const isUncertain = attempt.writes && mayBeDone(explanation, facts);
  const effect = attempt.writes ? effects[isUncertain ? 'unknown' : 'none'] : '';
  const request = code === 'service-failed' && facts.requestId !== undefined ? ` (request ${facts.requestId})` : '';
  return new StoreError(code, `Could not ${attempt.action}: ${what}${request}.${effect} ${todo}`, {
    awsErrorName: facts.name,
    isUncertain,
    ...(signIn === undefined ? {} : { signIn }),
    ...(facts.requestId === undefined ? {} : { requestId: facts.requestId }),
  });
}

const effects = {
  unknown: ' Whether AWS has done it is not known, and trying again is safe.',
  none: ' Nothing was stored or changed.',
} as const;

/** The answer to an earlier attempt may have been lost. Had that one been done, the name would not count as taken. */
const mayBeDone = ({ uncertain, code }: Explanation, { isRetry }: ErrorFacts): boolean =>
  uncertain === true || (isRetry && code !== 'name-taken');

const unknown = ({ name }: ErrorFacts): Explanation => ({
  code: 'unexpected',
  what: `something unexpected happened (${/^\w{1,60}$/.test(name) ? name : 'unknown error'})`,
  todo: 'Try again, and report it if it stays.',
  uncertain: true,
});
