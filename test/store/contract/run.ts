import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import type { ContractCase, Expectation, Given, OperationName, Step } from './case.ts';

/** An endpoint to hold to the contract. */
export interface Target {
  readonly region: string;
  readonly otherRegion: string;
  /** A client for a region; the same one for the same region. */
  readonly client: (region: string) => SecretsManager;
  /** HTTP statuses of client errors. AWS answers every one with 400. */
  readonly errorStatuses: readonly number[];
}

/** Runs one case under a name of its own, and removes what it made. */
export async function runCase(target: Target, { steps }: ContractCase): Promise<void> {
  const made: Record<string, unknown>[] = [];
  const given: Given = {
    name: `unhardcode-contract/${randomBytes(6).toString('hex')}`,
    otherRegion: target.otherRegion,
    answer: (index) => made[index] ?? {},
  };
  try {
    for (const [index, step] of steps.entries()) {
      made.push(await runStep(target, step, given, `step ${index} (${step.operation})`));
    }
  } finally {
    await removeAll(target, given.name);
  }
}

async function runStep(target: Target, step: Step, given: Given, where: string): Promise<Record<string, unknown>> {
  const input = typeof step.input === 'function' ? step.input(given) : step.input;
  const client = target.client(step.inOtherRegion ? target.otherRegion : target.region);
  const outcome = await call(client, step.operation, input);
  const expected = typeof step.expect === 'function' ? step.expect(given) : step.expect;
  checkOutcome(target, outcome, expected, where);
  return outcome.kind === 'answer' ? outcome.members : {};
}

type Outcome =
  | { readonly kind: 'answer'; readonly members: Record<string, unknown> }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly status: number | undefined };

async function call(client: SecretsManager, operation: OperationName, input: unknown): Promise<Outcome> {
  const method = client[operation].bind(client) as unknown as (input: unknown) => Promise<unknown>;
  try {
    return { kind: 'answer', members: (await method(input)) as Record<string, unknown> };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const status = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
    return { kind: 'error', name: error.name, message: error.message, status };
  }
}

function checkOutcome(target: Target, outcome: Outcome, expected: Expectation, where: string): void {
  if (expected.kind === 'answers') {
    if (outcome.kind === 'error') assert.fail(`${where} failed: ${outcome.name}: ${outcome.message}`);
    for (const [name, wanted] of Object.entries(expected.members)) {
      const found: unknown = outcome.members[name];
      if (typeof wanted !== 'function') assert.deepEqual(found, wanted, `${where}: ${name}`);
      else assert.ok((wanted as (found: unknown) => boolean)(found), `${where}: ${name} is ${JSON.stringify(found)}`);
    }
    return;
  }
  if (outcome.kind === 'answer') assert.fail(`${where} succeeded`);
  assert.equal(outcome.name, expected.error, `${where}: ${outcome.message}`);
  if (typeof expected.message === 'string') assert.equal(outcome.message, expected.message, where);
  else if (expected.message) assert.match(outcome.message, expected.message, where);
  assert.ok(target.errorStatuses.includes(outcome.status ?? 0), `${where}: HTTP ${outcome.status ?? 'none'}`);
}

/** Leaves nothing behind, on real AWS above all: replicas first, then what bears the case's name. */
async function removeAll(target: Target, name: string): Promise<void> {
  const here = target.client(target.region);
  const there = target.client(target.otherRegion);
  const ids = [name, ...(await namesUnder(here, name))];
  for (const SecretId of new Set(ids)) {
    await here
      .removeRegionsFromReplication({ SecretId, RemoveReplicaRegions: [target.otherRegion] })
      .catch(() => undefined);
    await here.deleteSecret({ SecretId, ForceDeleteWithoutRecovery: true }).catch(() => undefined);
  }
  await there.deleteSecret({ SecretId: name, ForceDeleteWithoutRecovery: true }).catch(() => undefined);
}

async function namesUnder(client: SecretsManager, name: string): Promise<readonly string[]> {
  const { SecretList = [] } = await client
    .listSecrets({ Filters: [{ Key: 'name', Values: [name] }], IncludePlannedDeletion: true })
    .catch(() => ({ SecretList: [] }));
  return SecretList.flatMap(({ Name }) => (Name === undefined ? [] : [Name]));
}
