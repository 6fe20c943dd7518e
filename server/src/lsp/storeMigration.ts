import type { Failed, FindingReference, Refused } from '../protocol/requests.ts';
import { storePlanned } from '../remediation/execute.ts';
import type { StoreOutcome, StoringStore } from '../remediation/execute.ts';
import type { TokenSource } from '../remediation/tokens.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore, StoreErrorCode } from '../secrets/store.ts';
import type { Migrations, PlannedMigration } from './migrations.ts';

/** Stored, read back and compared; nothing edited yet. */
export interface StoredMigration {
  readonly kind: 'stored';
  readonly planned: PlannedMigration;
  readonly secretNames: readonly string[];
  readonly arn: string;
  readonly created: boolean;
}

export type StoreResult = StoredMigration | Refused | Failed;

export interface StoreParts {
  readonly migrations: Migrations;
  readonly tokens: TokenSource;
}

/** A proposed name gives way to what stands in the store under it; more often than this is no accident. */
const mostNames = 50;

/**
 * Plans the finding and stores what is planned. A name given by the user is used or fails; a proposed one that is taken
 * gives way to the next free one. `onCreated` hears of every secret as soon as it exists, also when the rest fails.
 * @throws StoreError `cancelled` when the signal is aborted.
 */
export async function storeMigration(
  reference: FindingReference,
  secretName: string | undefined,
  store: SecretStore,
  { migrations, tokens }: StoreParts,
  onCreated: (name: string) => void,
  signal: AbortSignal,
): Promise<StoreResult> {
  const taken = new Set<string>();
  const clashed = new Set<string>();
  const listening = listeningTo(store, onCreated, (name) => clashed.add(name));
  for (;;) {
    const named = secretName === undefined ? { taken } : { secretName };
    const planned = await migrations.plan(reference, named);
    if (planned.kind === 'refused') return planned;
    const outcomes = await storePlanned(planned.plan.secrets, listening, tokens, signal);
    const failure = outcomes.find((outcome) => outcome.kind === 'failed');
    if (failure === undefined) return storedOf(planned, outcomes);
    const mayRename = secretName === undefined && clashed.has(failure.secret.name) && taken.size < mostNames;
    if (!mayRename || taken.has(failure.secret.name)) {
      const { code, message } = failure.error;
      return { kind: 'failed', code, message };
    }
    taken.add(failure.secret.name);
  }
}

function storedOf(planned: PlannedMigration, outcomes: readonly StoreOutcome[]): StoredMigration {
  const stored = outcomes.filter((outcome) => outcome.kind === 'stored');
  return {
    kind: 'stored',
    planned,
    secretNames: stored.map(({ secret }) => secret.name),
    arn: stored[0]?.arn ?? '',
    created: stored.some(({ created }) => created),
  };
}

/** Codes of a create call after which another name may do. */
const nameTrouble = new Set<StoreErrorCode>(['name-taken', 'scheduled-for-deletion']);

/** The same store, telling of everything that was created in it, and of every name that was not to be had. */
const listeningTo = (
  store: SecretStore,
  onCreated: (name: string) => void,
  onClash: (name: string) => void,
): StoringStore => ({
  read: (id, version, signal) => store.read(id, version, signal),
  async create(secret, signal) {
    try {
      const stored = await store.create(secret, signal);
      onCreated(stored.name);
      return stored;
    } catch (error) {
      if (error instanceof StoreError && nameTrouble.has(error.code)) onClash(secret.name);
      throw error;
    }
  },
});
