import { StoreError } from '../secrets/store.ts';
import type { SecretStore } from '../secrets/store.ts';

/** A secret that a run which did not finish may have stored. */
export interface Leftover {
  readonly name: string;
  /** Of the create call, and so the id of the version that it made: no other call makes one of that id. */
  readonly token: string;
}

/** `ours`: as the run left it. `changed`: somebody has written it since, or it is another one. */
export type LeftoverState =
  { readonly kind: 'ours'; readonly arn: string } | { readonly kind: 'changed' } | { readonly kind: 'gone' };

/** Days that a deleted secret can be restored: the shortest window that Secrets Manager knows. */
export const leftoverRecoveryDays = 7;

const current = 'AWSCURRENT';

/**
 * What has become of it. Asks for metadata alone.
 * @throws StoreError when the store cannot be asked.
 */
export async function lookAtLeftover(
  { name, token }: Leftover,
  store: Pick<SecretStore, 'describe'>,
  signal?: AbortSignal,
): Promise<LeftoverState> {
  try {
    const found = await store.describe(name, signal);
    if (found.deletedAt !== undefined) return { kind: 'gone' };
    // Versions without a label are not told: one that was written since has taken ours from it, or stands beside.
    const isAsMade = Object.keys(found.versions).length === 1 && found.versions[token]?.includes(current) === true;
    return isAsMade && !found.rotationEnabled ? { kind: 'ours', arn: found.arn } : { kind: 'changed' };
  } catch (error) {
    if (error instanceof StoreError && error.code === 'not-found') return { kind: 'gone' };
    throw error;
  }
}

/**
 * Schedules the deletion of a secret that is as the run left it; another one is not touched. The caller has made sure
 * that no code reads it.
 * @throws StoreError when the store cannot be asked, or refuses.
 */
export async function discardLeftover(
  leftover: Leftover,
  store: Pick<SecretStore, 'describe' | 'delete'>,
  signal?: AbortSignal,
): Promise<LeftoverState['kind']> {
  const state = await lookAtLeftover(leftover, store, signal);
  if (state.kind === 'ours') await store.delete(state.arn, leftoverRecoveryDays, signal);
  return state.kind;
}
