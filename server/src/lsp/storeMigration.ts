import { defined } from '../core/defined.ts';
import type { Failed, FindingReference, Refused } from '../protocol/requests.ts';
import { storePlanned } from '../remediation/execute.ts';
import type { StoreOutcome, StoringStore } from '../remediation/execute.ts';
import type { TokenSource } from '../remediation/tokens.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore, StoreErrorCode } from '../secrets/store.ts';
import type { Journal, RunRecord } from '../workspace/journal/journal.ts';
import { checkoutRoot } from '../workspace/projectRoot.ts';
import type { Documents } from './documents.ts';
import { filePathOf } from './place.ts';
import type { LookUp, Migrations, PlannedMigration, PlanOptions } from './migrations.ts';

/** Stored, read back and compared; nothing edited yet. */
export interface StoredMigration {
  readonly kind: 'stored';
  readonly planned: PlannedMigration;
  readonly secretNames: readonly string[];
  readonly arn: string;
  readonly created: boolean;
  /** The key that was added to a secret that was there. */
  readonly addedKey?: string;
  /** Somebody else has changed the secret at the same moment; their change is kept. */
  readonly merged: boolean;
}

/** What the user has chosen: a name for a new secret, or a key of one that is there. */
export interface Wish {
  readonly name: string;
  readonly key?: string;
}

export type StoreResult = StoredMigration | Refused | Failed;

export interface StoreParts {
  readonly migrations: Migrations;
  readonly tokens: TokenSource;
  readonly documents: Pick<Documents, 'place'>;
  readonly services: { readonly journal: Journal };
}

/** Of the project that a document lies in, for the journal; undefined for a document that is no file. */
export function journalRootOf(uri: string, { documents }: Pick<StoreParts, 'documents'>): string | undefined {
  const { root } = documents.place(uri);
  return root === undefined ? undefined : (checkoutRoot(root) ?? root);
}

/** Names of secrets that an unfinished run may have stored for the project of a document. */
export function unfinishedNames(uri: string, parts: Pick<StoreParts, 'documents' | 'services'>): readonly string[] {
  const root = journalRootOf(uri, parts);
  if (root === undefined) return [];
  return [...new Set(parts.services.journal.unfinishedIn(root).map(({ name }) => name))];
}

/** What becomes of secrets while they are stored; whoever is interrupted has to tell the user about them. */
export interface StoringListener {
  onCreating(name: string): void;
  /** As soon as the secret exists, also when the rest fails. */
  onCreated(name: string): void;
  /** Nothing came to exist, or was there before. */
  onNotCreated(name: string): void;
}

/** A proposed name gives way to what stands in the store under it; more often than this is no accident. */
const mostNames = 50;

/**
 * Plans the finding and stores what is planned. A value that the store holds already under a name that was to be given
 * is used from there. Else a name given by the user is used or fails, and a proposed one that is taken gives way to the
 * next free one. A key that the user has chosen is added to the secret that is there, or it fails.
 * @throws StoreError when the store cannot be asked; `cancelled` when the signal is aborted.
 */
export async function storeMigration(
  reference: FindingReference,
  wish: Wish | undefined,
  store: SecretStore,
  parts: StoreParts,
  listener: StoringListener,
  signal: AbortSignal,
): Promise<StoreResult> {
  const root = journalRootOf(reference.uri, parts);
  const leave = root === undefined ? undefined : await parts.services.journal.enter(root, signal, () => undefined);
  try {
    return await storeIn(root, reference, wish, store, parts, listener, signal);
  } finally {
    leave?.();
  }
}

async function storeIn(
  root: string | undefined,
  reference: FindingReference,
  wish: Wish | undefined,
  store: SecretStore,
  parts: StoreParts,
  listener: StoringListener,
  signal: AbortSignal,
): Promise<StoreResult> {
  const { migrations, tokens } = parts;
  const secretName = wish?.name;
  const unfinished = unfinishedNames(reference.uri, parts);
  const clashes = new Map<string, 'taken' | 'unusable'>();
  const listening = listeningTo(store, listener, clashes);
  const tried = new Set<string>();
  for (;;) {
    const options = optionsFor(wish, clashes, unfinished, store, signal);
    const planned = await migrations.plan(reference, options);
    if (planned.kind === 'refused') return planned;
    const other = planned.plan.secrets.find(({ name }) => secretName !== undefined && name !== secretName);
    if (other !== undefined) return nameTaken(secretName ?? '');
    const record = recordFor(root, planned, store, parts);
    const outcomes = await storePlanned(planned.plan.secrets, listening, tokens, record, signal);
    record?.end();
    const failure = outcomes.find((outcome) => outcome.kind === 'failed');
    if (failure === undefined) return storedOf(planned, outcomes);
    const { name } = failure.secret;
    const { code, message } = failure.error;
    const isOther = clashes.has(name) && (code === 'name-taken' || (secretName === undefined && unusable.has(code)));
    if (!isOther || tried.has(name) || tried.size >= mostNames) return { kind: 'failed', code, message };
    tried.add(name);
    if (unusable.has(code)) clashes.set(name, 'unusable');
  }
}

function recordFor(
  root: string | undefined,
  { plan }: PlannedMigration,
  { location }: SecretStore,
  { services }: StoreParts,
): RunRecord | undefined {
  if (root === undefined) return undefined;
  const filesFor = (name: string): readonly string[] =>
    plan.places.flatMap(({ uri, outcome }) => {
      const file = filePathOf(uri);
      return outcome.kind === 'rewritten' && outcome.secretName === name && file !== undefined ? [file] : [];
    });
  return services.journal.begin({ root, store: location, filesFor });
}

/** What stands under a name can be neither used nor overwritten, and another name may do. */
const unusable = new Set<StoreErrorCode>(['scheduled-for-deletion', 'access-denied', 'decryption-failed', 'conflict']);

function optionsFor(
  wish: Wish | undefined,
  clashes: ReadonlyMap<string, 'taken' | 'unusable'>,
  unfinished: readonly string[],
  store: LookUp['store'],
  signal: AbortSignal,
): PlanOptions {
  const named = (kind: 'taken' | 'unusable'): readonly string[] =>
    [...clashes].flatMap(([name, clash]) => (clash === kind ? [name] : []));
  if (wish?.key !== undefined) {
    return { into: { name: wish.name, key: wish.key }, lookUp: { store, names: [], signal } };
  }
  const names = [...named('taken'), ...unfinished];
  return {
    ...(wish === undefined ? { taken: new Set(named('unusable')) } : { secretName: wish.name }),
    ...(names.length === 0 ? {} : { lookUp: { store, names, signal } }),
  };
}

const nameTaken = (name: string): Failed => ({
  kind: 'failed',
  code: 'name-taken',
  message: `A secret named ${name} exists already and holds something else. Nothing was stored or changed. Choose another name.`,
});

function storedOf(planned: PlannedMigration, outcomes: readonly StoreOutcome[]): StoredMigration {
  const stored = outcomes.filter((outcome) => outcome.kind === 'stored');
  return {
    kind: 'stored',
    planned,
    secretNames: stored.map(({ secret }) => secret.name),
    arn: stored[0]?.arn ?? '',
    created: stored.some(({ created }) => created),
    ...defined({ addedKey: stored[0]?.added?.[0] }),
    merged: stored.some(({ merged }) => merged === true),
  };
}

/** The same store, telling what is created in it, and noting every name that was not to be had. */
const listeningTo = (
  store: SecretStore,
  listener: StoringListener,
  clashes: Map<string, 'taken' | 'unusable'>,
): StoringStore => ({
  read: (id, version, signal) => store.read(id, version, signal),
  put: (id, value, token, signal) => store.put(id, value, token, signal),
  async create(secret, signal) {
    listener.onCreating(secret.name);
    try {
      const stored = await store.create(secret, signal);
      listener.onCreated(stored.name);
      return stored;
    } catch (error) {
      if (error instanceof StoreError) {
        if (error.code === 'name-taken') clashes.set(secret.name, 'taken');
        if (error.code === 'scheduled-for-deletion') clashes.set(secret.name, 'unusable');
        if (error.code !== 'cancelled') listener.onNotCreated(secret.name);
      }
      throw error;
    }
  },
});
