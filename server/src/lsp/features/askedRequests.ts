import { applyMigration, checkName, proposeMigration } from '../../protocol/requests.ts';
import type {
  ApplyParams,
  ApplyResult,
  Failed,
  ProposeParams,
  Proposal,
  Refused,
  StoreSummary,
} from '../../protocol/requests.ts';
import { defined } from '../../core/defined.ts';
import { keysIn } from '../../remediation/migration.ts';
import { nameProblem } from '../../secrets/naming.ts';
import { StoreError } from '../../secrets/store.ts';
import type { SecretStore } from '../../secrets/store.ts';
import { findingReferenceOf } from '../fromLsp.ts';
import { guarded, unlessAborted } from '../guarded.ts';
import type { Feature, Host } from '../host.ts';
import type { PlannedMigration } from '../migrations.ts';
import { reuseStored } from '../reuseStored.ts';
import { serial } from '../serial.ts';
import { storeMigration, unfinishedNames } from '../storeMigration.ts';
import { openStore } from '../stores.ts';
import { toFailed, toStoreSummary } from '../toLsp.ts';

/** For a client that asks the user itself: propose, check while it is typed, store and hand the edit over. */
export const askedRequests: Feature = {
  capabilities: () => ({}),
  attach(host) {
    const { connection, log } = host;
    const oneAtATime = serial();
    connection.onRequest(
      proposeMigration,
      guarded(proposeMigration.method, log, (params, signal) => propose(host, params, signal)),
    );
    connection.onRequest(
      checkName,
      guarded(checkName.method, log, ({ name }) => {
        const problem = nameProblem(name);
        return problem === undefined ? {} : { problem };
      }),
    );
    connection.onRequest(
      applyMigration,
      guarded(applyMigration.method, log, (params, signal) =>
        oneAtATime(() => unlessAborted(apply(host, params, signal), signal)),
      ),
    );
  },
};

async function propose(
  host: Host,
  { finding, store: wanted, into }: ProposeParams,
  signal: AbortSignal,
): Promise<Proposal> {
  const reference = findingReferenceOf(finding);
  const planned = await host.migrations.plan(reference, {});
  if (planned.kind === 'refused') return planned;
  try {
    const opened = await openStore(wanted, host.settings.now(), host);
    const summary = await toStoreSummary(opened.reference, opened.store, signal);
    if (into !== undefined) {
      const lookUp = { store: opened.store, names: [], signal };
      const added = await host.migrations.plan(reference, { into: { name: into }, lookUp });
      return added.kind === 'refused' ? added : readyFrom(added, summary);
    }
    // What an interrupted run has stored is used rather than stored again.
    const names = unfinishedNames(reference.uri, host);
    const known =
      names.length === 0
        ? planned
        : await host.migrations.plan(reference, { lookUp: { store: opened.store, names, signal } });
    const free = await withFittingName(
      host,
      reference,
      known.kind === 'planned' ? known : planned,
      opened.store,
      signal,
    );
    return readyFrom(free, summary);
  } catch (error) {
    return toFailed(error);
  }
}

function readyFrom({ plan }: PlannedMigration, store: StoreSummary): Proposal {
  const [secret] = plan.secrets;
  if (secret === undefined) throw new Error('a plan stores nothing');
  return {
    kind: 'ready',
    secretName: secret.name,
    keys: keysIn(secret.content),
    places: plan.places.filter(({ outcome }) => outcome.kind === 'rewritten').length,
    store,
  };
}

/** More often is no accident; the name is checked again when it is used. */
const mostNames = 20;

/** The plan under a name that is free, or under the one whose secret holds the value already. */
async function withFittingName(
  { migrations }: Host,
  reference: ApplyParams['finding'],
  first: PlannedMigration,
  store: SecretStore,
  signal: AbortSignal,
): Promise<PlannedMigration> {
  const taken = new Set<string>();
  let planned = first;
  while (taken.size < mostNames) {
    const secret = planned.plan.secrets[0];
    if (secret === undefined || secret.kind === 'verify' || taken.has(secret.name)) break;
    const { name } = secret;
    if (!(await isTaken(name, store, signal))) break;
    const lookUp = { store, names: [name], signal };
    const holding = await migrations.plan(reference, { taken, lookUp }).catch(asUnreadable);
    taken.add(name);
    const next = isUsing(holding, name) ? holding : await migrations.plan(reference, { taken });
    if (next.kind !== 'planned') break;
    planned = next;
  }
  return planned;
}

/** What may not be read is only known to be there. */
function asUnreadable(error: unknown): undefined {
  if (error instanceof StoreError && error.code !== 'cancelled') return undefined;
  throw error;
}

const isUsing = (planned: PlannedMigration | Refused | undefined, name: string): planned is PlannedMigration =>
  planned?.kind === 'planned' &&
  planned.plan.secrets.some((secret) => secret.kind === 'verify' && secret.name === name);

/** Whoever may not look learns it when the secret is created; until then the name counts as free. */
async function isTaken(name: string, store: SecretStore, signal: AbortSignal): Promise<boolean> {
  try {
    await store.describe(name, signal);
    return true;
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'not-found' || error.code === 'access-denied')) return false;
    throw error;
  }
}

const keyProblem = (key: string): string | undefined => (key.trim() === '' ? 'A key needs a name.' : undefined);

async function apply(host: Host, params: ApplyParams, signal: AbortSignal): Promise<ApplyResult> {
  signal.throwIfAborted();
  const { secretName, key } = params;
  const problem = key === undefined ? nameProblem(secretName) : keyProblem(key);
  if (problem !== undefined) return { kind: 'refused', reason: 'name', message: problem };
  const created: string[] = [];
  const listener = {
    onCreating: () => undefined,
    onCreated: (name: string) => void created.push(name),
    onNotCreated: () => undefined,
  };
  const withLeftover = (failed: Failed): ApplyResult => {
    const [storedName] = created;
    return storedName === undefined ? failed : { ...failed, storedName };
  };
  try {
    const finding = findingReferenceOf(params.finding);
    const { reuse } = finding;
    const { store, reference } = await openStore(reuse?.store ?? params.store, host.settings.now(), host);
    const wish = { name: secretName, ...defined({ key }) };
    const result =
      reuse === undefined
        ? await storeMigration(finding, wish, store, host, listener, signal)
        : await reuseStored(finding, reuse.secretName, store, host, signal);
    if (result.kind === 'refused') return result;
    if (result.kind === 'failed') return withLeftover(result);
    const edit = await host.migrations.edit(result.planned);
    const { arn, created: isNew, addedKey, merged } = result;
    if (edit !== undefined) {
      const done = { secretName, arn, store: reference, created: isNew, merged, edit };
      return { kind: 'stored', ...done, ...defined({ addedKey }) };
    }
    return {
      kind: 'failed',
      code: 'not-edited',
      message: `Stored as ${secretName}, but the document has changed since. Run the quick fix again to edit it.`,
      storedName: secretName,
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return withLeftover(toFailed(error));
  }
}
