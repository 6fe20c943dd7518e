import type { Failed, FindingReference, Refused } from '../protocol/requests.ts';
import { storePlanned } from '../remediation/execute.ts';
import type { TokenSource } from '../remediation/tokens.ts';
import type { SecretStore } from '../secrets/store.ts';
import type { Migrations } from './migrations.ts';
import type { StoredMigration } from './storeMigration.ts';

/**
 * Plans to read a value where it is stored already, then reads it back and compares. Stores nothing, and refuses when
 * the secret does not hold the value any more.
 * @throws StoreError when the store cannot be asked.
 */
export async function reuseStored(
  reference: FindingReference,
  secretName: string,
  store: SecretStore,
  { migrations, tokens }: { readonly migrations: Migrations; readonly tokens: TokenSource },
  signal: AbortSignal,
): Promise<StoredMigration | Refused | Failed> {
  const planned = await migrations.plan(reference, { lookUp: { store, names: [secretName], signal } });
  if (planned.kind === 'refused') return planned;
  const { secrets } = planned.plan;
  if (!secrets.every(({ kind, name }) => kind === 'verify' && name === secretName)) return moved(secretName);
  const outcomes = await storePlanned(secrets, store, tokens, undefined, signal);
  const failure = outcomes.find((outcome) => outcome.kind === 'failed');
  if (failure !== undefined) return { kind: 'failed', code: failure.error.code, message: failure.error.message };
  const [first] = outcomes.flatMap((outcome) => (outcome.kind === 'stored' ? [outcome] : []));
  if (first === undefined) return moved(secretName);
  return { kind: 'stored', planned, secretNames: [secretName], arn: first.arn, created: false, merged: false };
}

const moved = (secretName: string): Refused => ({
  kind: 'refused',
  reason: 'not-stored',
  message: `${secretName} does not hold this value alone any more. Nothing was stored or changed; move the value instead.`,
});
